using System.Diagnostics;
using Prescreen.Evaluation;
using Prescreen.Worklist.Texts;

namespace Prescreen.Worklist.Pages.Candidate;

/// <summary>An outcome as a coordinator reads it: a sign that works without colour, a word, and a style.</summary>
internal static class OutcomeWords
{
    /// <summary>"✓ met".</summary>
    public static string Of(PageTexts texts, Outcome outcome) => $"{Sign(outcome)} {texts[$"outcome.{outcome.Name()}"]}";

    /// <summary>The chip's class.</summary>
    public static string Class(Outcome outcome) => outcome switch
    {
        Outcome.Met => "chip good",
        Outcome.NotMet => "chip bad",
        Outcome.Unknown => "chip warn",
        Outcome.Review => "chip accent",
        Outcome.Judgement or Outcome.NotFound or Outcome.NotApplicable => "chip",
        _ => throw new UnreachableException($"No style for {outcome}."),
    };

    /// <summary>A sign that works without colour.</summary>
    public static string Sign(Outcome outcome) => outcome switch
    {
        Outcome.Met => "✓",
        Outcome.NotMet => "✗",
        Outcome.Unknown => "?",
        Outcome.Review => "⚑",
        Outcome.Judgement => "◇",
        Outcome.NotFound => "○",
        Outcome.NotApplicable => "–",
        _ => throw new UnreachableException($"No sign for {outcome}."),
    };
}
