using System.Collections.Immutable;
using Prescreen.Vocabulary;

namespace Prescreen.Protocols;

/// <summary>A trial protocol, compiled from one YAML file: immutable and safe to share.</summary>
public sealed class Protocol
{
    /// <summary>The protocol's id, "cea-car-t".</summary>
    public required string Id { get; init; }

    /// <summary>Its version, "1.0.0".</summary>
    public required string Version { get; init; }

    /// <summary>What it is called.</summary>
    public required string Title { get; init; }

    /// <summary>What a reader should know of where it comes from; null where there is nothing to say.</summary>
    public string? Note { get; init; }

    /// <summary>The study's identifier: a registry and number.</summary>
    public required StudyIdentifier Study { get; init; }

    /// <summary>Its phase, by FHIR's codes: "phase-1", "phase-1-phase-2"; null where the file doesn't say. <see href="https://hl7.org/fhir/R4/codesystem-research-study-phase.html"/></summary>
    public string? Phase { get; init; }

    /// <summary>The study's arms, in the file's order.</summary>
    public ImmutableArray<string> Arms { get; init; } = [];

    /// <summary>The criteria that must be met or review for a patient to be considered at all.</summary>
    public ImmutableArray<string> Considers { get; init; } = [];

    /// <summary>The places of those criteria among <see cref="Criteria"/>, in their order.</summary>
    public ImmutableArray<int> ConsideredCriteria { get; init; } = [];

    /// <summary>The criteria in the file's order.</summary>
    public ImmutableArray<Criterion> Criteria { get; init; } = [];

    /// <summary>The labs by name.</summary>
    public required IReadOnlyDictionary<string, LabDefinition> Labs { get; init; }

    /// <summary>The anchors by name.</summary>
    public required IReadOnlyDictionary<string, Anchor> Anchors { get; init; }

    /// <summary>Who can bear children.</summary>
    public required Childbearing Childbearing { get; init; }

    /// <summary>The value sets that say positive, negative and equivocal.</summary>
    public required QualitativeAnswers Answers { get; init; }

    /// <summary>The vocabulary the protocol was compiled against; records evaluated with it must be read with the same.</summary>
    public required ConceptVocabulary Vocabulary { get; init; }

    /// <summary>The value sets the protocol names.</summary>
    public required IReadOnlySet<Concept> Concepts { get; init; }

    /// <summary>Hash of the file's bytes, lower-case hex: what Provenance says was applied.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>Id and version.</summary>
    public override string ToString() => $"{Id} {Version}";
}

/// <summary>A study's identifier, e.g. http://clinicaltrials.gov and NCT07247396.</summary>
public sealed record StudyIdentifier(string System, string Value);

/// <summary>
/// A point in the patient's course that windows count from: the latest completed procedure of a value set, or of which words tell: a note of its own, or any
/// text that dates it.
/// </summary>
public sealed record Anchor(string Name, Concept Procedure, Concept? Note, FindingQuery? Said = null);

/// <summary>Which women can bear children: up to an age in completed years, and without any of some conditions.</summary>
public sealed record Childbearing(int Oldest, Concept? Never);
