namespace Prescreen.Fhir.Subscriptions;

/// <summary>One part of the plan: a name that stays the same between runs (<c>Observation 2</c>) and a search without base.</summary>
public sealed record PlannedSubscription(string Name, string Criteria);
