using System.Collections.Immutable;
using Prescreen.Protocols;

namespace Prescreen.Insights;

/// <summary>How well a site's data answers one protocol.</summary>
/// <param name="Protocol">The protocol.</param>
/// <param name="Patients">All patients read.</param>
/// <param name="Considered">Those the trial considers.</param>
/// <param name="Criteria">A row per criterion, in the protocol's order.</param>
public sealed record ProtocolReadiness(Protocol Protocol, int Patients, int Considered, ImmutableArray<CriterionReadiness> Criteria);
