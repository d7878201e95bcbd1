using Prescreen.Screening.WriteBack;
using Prescreen.Worklist.Texts;

namespace Prescreen.Worklist.Pages;

/// <summary>A subject's status as a coordinator reads it: a word, a sign that works without colour, and a style.</summary>
public static class StatusWords
{
    /// <summary>The statuses in the order of a trial's course, as a page counts them.</summary>
    public static IReadOnlyList<string> InOrder { get; } =
    [
        "candidate", "potential-candidate", "screening", "eligible", "pending-on-study", "on-study", "on-study-intervention", "on-study-observation", "follow-up",
        "ineligible", "withdrawn", "not-registered", "off-study",
    ];

    /// <summary>"★ Candidate".</summary>
    public static string Of(PageTexts texts, string status)
    {
        ArgumentNullException.ThrowIfNull(texts);
        return $"{Sign(status)} {texts[$"status.{status}"]}";
    }

    /// <summary>The chip's class.</summary>
    public static string Class(string status) => status switch
    {
        "candidate" => "chip good",
        "potential-candidate" => "chip warn",
        _ when SubjectStatuses.IsEnded(status) => "chip",
        _ => "chip accent",
    };

    private static string Sign(string status) => status switch
    {
        "candidate" => "★",
        "potential-candidate" => "☆",
        _ when SubjectStatuses.IsEnded(status) => "✗",
        _ => "●",
    };
}
