using Prescreen.Screening.Ledger;

namespace Prescreen.Worklist.Reading;

/// <summary>The heads of one study, kept up to date: a head per patient, the one with the highest id.</summary>
internal sealed class StudyHeads
{
    private readonly Dictionary<string, int> places = new(StringComparer.Ordinal);
    private readonly List<ScreeningHead> heads = [];
    private StudySubjects? subjects;

    /// <summary>As they stand; the same object until something changes.</summary>
    public StudySubjects Subjects => subjects ??= new StudySubjects([.. heads]);

    public ScreeningHead? Of(string patient) => places.TryGetValue(patient, out var place) ? heads[place] : null;

    /// <summary>Takes a head in, unless a later one of the patient is known.</summary>
    public void Set(ScreeningHead head)
    {
        if (!places.TryGetValue(head.Patient, out var place))
        {
            places.Add(head.Patient, heads.Count);
            heads.Add(head);
            subjects = null;
        }
        else if (heads[place].Id < head.Id)
        {
            heads[place] = head;
            subjects = null;
        }
    }
}
