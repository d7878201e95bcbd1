namespace Prescreen.Protocols.Criteria;

/// <summary>What every criterion has, read before its kind is known.</summary>
internal sealed record CriterionHeader(string Id, string Text, CriterionCategory Category, Exempt Exempt);
