namespace Prescreen.Fhir.Text;

/// <summary>The words of one part of a report, and why some are missing; both may be there.</summary>
internal readonly record struct ReadText(string Words, Problem? Problem)
{
    public static ReadText Unread(Problem problem) => new("", problem);

    public override string ToString() => $"{Words.Length} characters";
}
