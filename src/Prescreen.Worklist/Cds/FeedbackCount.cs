namespace Prescreen.Worklist.Cds;

/// <summary>How many cards came to the same.</summary>
/// <param name="Outcome">"accepted" or "overridden".</param>
/// <param name="Reason">The code of the reason; null where none was given.</param>
/// <param name="Cards">How many.</param>
public sealed record FeedbackCount(string Outcome, string? Reason, int Cards);
