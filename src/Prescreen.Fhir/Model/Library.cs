using System.Collections.Immutable;

namespace Prescreen.Fhir.Model;

/// <summary>Logic in another language, carried whole. <see href="https://hl7.org/fhir/R4/library.html"/></summary>
public sealed record Library : FhirResource
{
    /// <summary>The canonical URL, without version.</summary>
    public required string Url { get; init; }

    /// <summary>The version.</summary>
    public required string Version { get; init; }

    /// <summary>A name for programs: a capital letter, then letters, digits and underscores.</summary>
    public required string Name { get; init; }

    /// <summary>A name for people; null where absent.</summary>
    public string? Title { get; init; }

    /// <summary>What it is about, in Markdown; null where absent.</summary>
    public string? Description { get; init; }

    /// <summary>What it rests on.</summary>
    public ImmutableArray<RelatedArtifact> RelatedArtifacts { get; init; } = [];

    /// <summary>The media type of <see cref="Content"/>.</summary>
    public required string ContentType { get; init; }

    /// <summary>The file's bytes.</summary>
    public ReadOnlyMemory<byte> Content { get; init; }
}
