namespace Prescreen.Worklist.Pages.Candidate;

/// <summary>Something wrong with a form: the field it concerns ("dismiss-reason"; an id on the page) and the text that says what to do.</summary>
public sealed record FormProblem(string Field, string TextKey);
