using System.Collections.Immutable;
using Prescreen.Fhir.Rest;
using Prescreen.Screening.WriteBack;

namespace Prescreen.Screening.Decisions;

/// <summary>Reads notes from the follow-up tasks on the results server.</summary>
public sealed class SubjectNotes(FhirClient results) : ISubjectNotes
{
    private const string Type = "ResearchSubject/";
    private readonly ResourceFinder finder = new(results);

    /// <inheritdoc/>
    public async Task<Result<ImmutableArray<SubjectNote>>> NotesAsync(string subject, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(subject);
        if (!subject.StartsWith(Type, StringComparison.Ordinal))
        {
            return DecisionProblems.NotThisStudys;
        }

        return (await finder.TasksAsync(subject[Type.Length..], ct)).Select<ImmutableArray<SubjectNote>>(tasks =>
        [
            .. tasks.Where(task => FollowUpTask.Is(task.Resource)).SelectMany(task => task.Resource.Notes)
                .Select(note => new SubjectNote(PersonReference.IdOf(note.Author), note.Author?.Display, note.Time, note.Text))
                .OrderBy(note => note.At),
        ]);
    }
}
