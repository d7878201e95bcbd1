namespace Prescreen.Insights;

/// <summary>One criterion of a funnel.</summary>
/// <param name="Criterion">Its id.</param>
/// <param name="Entering">Patients who fail no earlier criterion.</param>
/// <param name="NotMet">Those of them who fail this one.</param>
/// <param name="Unknown">Those of them for whom it is unknown.</param>
/// <param name="Review">Those of them for whom a person must read something.</param>
/// <param name="Remaining">Those who don't fail it.</param>
public sealed record FunnelStep(string Criterion, int Entering, int NotMet, int Unknown, int Review, int Remaining);
