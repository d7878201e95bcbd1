using System.Text.Json.Nodes;

namespace Prescreen.Cli.Demo.Hospital;

/// <summary>One version of one resource, filed at an instant.</summary>
internal sealed record DemoResource(DateTimeOffset At, PlayKind Kind, JsonObject Json, string Description)
{
    public string ResourceType => (string)Json["resourceType"]!;

    public string Id => (string)Json["id"]!;

    public string Path => $"{ResourceType}/{Id}";

    public override string ToString() => Path;
}
