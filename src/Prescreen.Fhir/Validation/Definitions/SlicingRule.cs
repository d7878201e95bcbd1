using System.Collections.Immutable;

namespace Prescreen.Fhir.Validation.Definitions;

/// <summary>How a list is cut into slices. <see href="https://hl7.org/fhir/R4/profiling.html#slicing"/></summary>
/// <param name="Discriminators">All of them must hold for an item to belong to a slice.</param>
/// <param name="IsOrdered">Items stand in the order of the slices.</param>
/// <param name="Rules">open, closed or openAtEnd.</param>
internal sealed record SlicingRule(ImmutableArray<Discriminator> Discriminators, bool IsOrdered, string Rules);
