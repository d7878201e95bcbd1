using Microsoft.AspNetCore.Http;
using Prescreen.Protocols;
using Prescreen.Worklist.Audit;
using Prescreen.Worklist.Hosting;
using Prescreen.Worklist.Pages;
using Prescreen.Worklist.Texts;

namespace Prescreen.Worklist.Access;

/// <summary>One request of somebody who is signed in, for a page of no single study. Prints nothing of it.</summary>
public class WorklistVisit
{
    private readonly List<AuditedSubject> shown = [];

    internal WorklistVisit(HttpContext context, WorklistUser user, WorklistSystem system, PageFrame frame)
        => (Context, User, System, Frame) = (context, user, system, frame);

    /// <summary>The request.</summary>
    public HttpContext Context { get; }

    /// <summary>Who asks.</summary>
    public WorklistUser User { get; }

    /// <summary>All there is.</summary>
    public WorklistSystem System { get; }

    /// <summary>What the page shows around its content, with the anti-forgery field for its forms.</summary>
    public PageFrame Frame { get; }

    /// <summary>The words, in the person's language.</summary>
    public PageTexts Texts => Frame.Texts;

    /// <summary>Ends when the browser hangs up.</summary>
    public CancellationToken Aborted => Context.RequestAborted;

    /// <summary>The studies that are theirs, in the order of ids.</summary>
    public IEnumerable<Protocol> Studies => System.System.Protocols.All.Where(protocol => User.Studies.ContainsKey(protocol.Id));

    /// <summary>Whom the audit event will name.</summary>
    internal IReadOnlyList<AuditedSubject> Shown => shown;

    /// <summary>The code that the audit event will carry, or null.</summary>
    internal string? Detail { get; private set; }

    /// <summary>Names a patient whom this answer shows, and their ResearchSubject ("ResearchSubject/…"), to the audit. Before answering; for every patient on a list.</summary>
    public void AuditPatient(string patient, string? subject) => shown.Add(new AuditedSubject(patient, subject));

    /// <summary>Adds a code to the audit event, such as "take-to-screening" or "conflict"; never words of a person.</summary>
    public void AuditDetail(string code) => Detail = code;

    /// <inheritdoc/>
    public override string ToString() => "visit";
}
