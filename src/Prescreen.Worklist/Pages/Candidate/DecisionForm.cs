using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using Prescreen.Protocols;
using Prescreen.Screening.Decisions;

namespace Prescreen.Worklist.Pages.Candidate;

/// <summary>A decision as a form sent it: the values as typed, and what is wrong with them.</summary>
public sealed record DecisionForm
{
    private const int FurthestYears = 5;

    /// <summary>What to do; null where the form named nothing there is.</summary>
    public DecisionAct? Act { get; init; }

    /// <summary>The subject's version that the person saw; empty where the server has none.</summary>
    public string Version { get; init; } = "";

    /// <summary>The criterion's id; empty for none.</summary>
    public string Criterion { get; init; } = "";

    /// <summary>The reason's code; empty for none.</summary>
    public string Reason { get; init; } = "";

    /// <summary>The words; empty for none.</summary>
    public string Note { get; init; } = "";

    /// <summary>The day as typed.</summary>
    public string Until { get; init; } = "";

    /// <summary>Whom to give it to, as a person's id; empty for none.</summary>
    public string To { get; init; } = "";

    /// <summary>What is wrong, in the form's order.</summary>
    public ImmutableArray<FormProblem> Problems { get; init; } = [];

    /// <summary>The code of the problem for which the results server didn't take it; null where it wasn't asked.</summary>
    public string? Refusal { get; init; }

    /// <summary>The day; null where none, or no day.</summary>
    public DateOnly? Day => DateOnly.TryParseExact(Until, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>Reads and checks a form.</summary>
    /// <param name="form">The fields as sent.</param>
    /// <param name="protocol">The trial, for its criteria.</param>
    /// <param name="today">The site's day.</param>
    /// <param name="people">Whom a subject may be given to, by id.</param>
    public static DecisionForm Read(IFormCollection form, Protocol protocol, DateOnly today, IReadOnlyCollection<string> people)
    {
        DecisionForm read = new()
        {
            Act = DecisionActNames.Parse(form["act"].ToString()),
            Version = form["version"].ToString(),
            Criterion = form["criterion"].ToString(),
            Reason = form["reason"].ToString(),
            Note = form["note"].ToString().ReplaceLineEndings("\n").Trim(),
            Until = form["until"].ToString().Trim(),
            To = form["to"].ToString(),
        };
        return read with { Problems = [.. read.Check(protocol, today, people)] };
    }

    /// <summary>The request; only where nothing is wrong.</summary>
    public SubjectDecisionRequest Request(Protocol protocol, string patient, string subject, Person by, string? toName) => new()
    {
        Protocol = protocol,
        Patient = patient,
        Subject = subject,
        ExpectedVersion = Version,
        Act = Act!.Value,
        By = by,
        Criterion = Act is DecisionAct.Dismiss ? Kept(Criterion) : null,
        Reason = Act is DecisionAct.Dismiss ? Kept(Reason) : null,
        Note = Kept(Note),
        Until = Act is DecisionAct.Defer ? Day : null,
        AssignTo = Act is DecisionAct.Assign ? Kept(To) : null,
        AssignToName = Act is DecisionAct.Assign ? toName : null,
    };

    /// <summary>The act only.</summary>
    public override string ToString() => Act?.ToString() ?? "nothing";

    private IEnumerable<FormProblem> Check(Protocol protocol, DateOnly today, IReadOnlyCollection<string> people)
    {
        if (Act is not { } act)
        {
            return [new FormProblem("decide", "candidate.problem.act")];
        }

        var problems = act switch
        {
            DecisionAct.Dismiss => CheckDismissal(protocol),
            DecisionAct.Defer => CheckDay(today),
            DecisionAct.Assign when !people.Contains(To, StringComparer.Ordinal) => [new FormProblem("assign-to", "candidate.problem.to")],
            DecisionAct.Note when Note.Length == 0 => [new FormProblem("note-note", "candidate.problem.note")],
            DecisionAct.TakeToScreening or DecisionAct.Assign or DecisionAct.Unassign or DecisionAct.Note or DecisionAct.Undo => [],
            _ => throw new System.Diagnostics.UnreachableException($"No check for {act}."),
        };
        return Note.Length > SubjectDecisionRequest.LongestNote ? problems.Append(new FormProblem($"{act.Code()}-note", "candidate.problem.long-note")) : problems;
    }

    private IEnumerable<FormProblem> CheckDismissal(Protocol protocol)
    {
        if (!DismissalReasons.All.Contains(Reason))
        {
            yield return new FormProblem("dismiss-reason", "candidate.problem.reason");
        }

        if (Criterion.Length > 0 ? !protocol.Criteria.Any(criterion => criterion.Id == Criterion) : DismissalReasons.NeedsCriterion(Reason))
        {
            yield return new FormProblem("dismiss-criterion", "candidate.problem.criterion");
        }

        if (Reason == DismissalReasons.Other && Note.Length == 0)
        {
            yield return new FormProblem("dismiss-note", "candidate.problem.other-note");
        }
    }

    private IEnumerable<FormProblem> CheckDay(DateOnly today)
    {
        if (Day is not { } day)
        {
            yield return new FormProblem("defer-until", "candidate.problem.until");
        }
        else if (day <= today || day > today.AddYears(FurthestYears))
        {
            yield return new FormProblem("defer-until", "candidate.problem.until-past");
        }
    }

    private static string? Kept(string text) => text.Length == 0 ? null : text;
}
