using System.Text;

namespace Prescreen.Fhir.Json.Facts;

/// <summary>Names of the resource types that can hold facts.</summary>
internal static class ResourceKinds
{
    private static readonly (byte[] Utf8, string Name)[] Names =
        [.. Enum.GetNames<ResourceKind>().Select(name => (Encoding.UTF8.GetBytes(name), name))];

    public static ResourceKind Of(ReadOnlySpan<byte> resourceType)
    {
        for (var kind = 1; kind < Names.Length; kind++)
        {
            if (resourceType.SequenceEqual(Names[kind].Utf8))
            {
                return (ResourceKind)kind;
            }
        }

        return ResourceKind.Other;
    }

    public static string NameOf(ResourceKind kind) => Names[(int)kind].Name;
}
