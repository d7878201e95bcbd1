using Prescreen.Fhir.Vocabulary;
using Prescreen.Screening;

namespace Prescreen.Cli;

/// <summary>Which protocols a command is about: ids of those that come with it, files, or none named: all that come with it.</summary>
internal static class ProtocolChoice
{
    /// <summary>The protocols compiled, with a vocabulary of only what they ask for and of the site's own codes.</summary>
    public static Result<ActiveProtocols> Load(IReadOnlyList<string> named, string valueSets, string? conceptMaps)
    {
        var files = new List<(string File, ReadOnlyMemory<byte> Yaml)>();
        foreach (var name in (named.Count > 0 ? named : Profiles.ProtocolIds).Distinct(StringComparer.Ordinal))
        {
            if (!Read(name).TryGet(out var file, out var wrong))
            {
                return wrong;
            }

            files.Add(file);
        }

        return VocabularyFolder.Read(valueSets).TryGet(out var sources, out var problem) && ConceptMapFolder.Read(conceptMaps).TryGet(out var map, out problem)
            ? ActiveProtocols.Compile(files, sources, map)
            : problem;
    }

    /// <summary>The file that an id or a path names, and its bytes; CLI-010 where there is none, CLI-011 where it can't be read.</summary>
    public static Result<(string File, ReadOnlyMemory<byte> Yaml)> Read(string name)
    {
        var path = Profiles.ProtocolIds.Contains(name, StringComparer.Ordinal) && !File.Exists(name) ? Path.Combine(Profiles.Protocols, name + ".yaml") : name;
        try
        {
            return (path, (ReadOnlyMemory<byte>)File.ReadAllBytes(path));
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            var ids = string.Join(", ", Profiles.ProtocolIds);
            return new Problem(ProblemKind.NotFound, "CLI-010", $"There is no protocol and no file of this name; protocols here are {ids}.") { Place = name };
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return new Problem(ProblemKind.Unavailable, "CLI-011", "The protocol file can't be read: check its rights, and that it is no folder.") { Place = name };
        }
    }
}
