using System.Collections.Immutable;
using System.Text;
using Prescreen.Units;

namespace Prescreen.Vocabulary;

/// <summary>Finds what the targets of a site's map mean, and refuses a map that says two things of one code or unit.</summary>
internal sealed class SiteMapResolver(SiteMap map, ConceptVocabulary everything)
{
    private readonly ImmutableArray<Problem>.Builder notices = map.Notices.ToBuilder();

    public Result<SiteTerms> Resolve()
    {
        if (Ambiguous() is { } problem)
        {
            return problem;
        }

        var units = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var (unit, ucum, place) in map.Units)
        {
            if (!UcumUnit.Parse(ucum).TryGet(out var target, out _))
            {
                return new Problem(ProblemKind.Invalid, "VOC-042", $"'{ucum}' is no UCUM unit.") { Place = place };
            }

            if (IsAnotherAmount(unit, target))
            {
                Note("VOC-044", $"Not applied: '{unit}' is a UCUM unit of the same kind as '{ucum}' and another amount, which no map changes; every test that comes in it would be off.", place);
                continue;
            }

            if (units.TryGetValue(unit, out var other) && other != ucum)
            {
                return new Problem(ProblemKind.Invalid, "VOC-043", $"The unit '{unit}' is mapped to '{other}' and to '{ucum}': it can only be one.") { Place = place };
            }

            units[unit] = ucum;
        }

        var codes = Codes();
        return new SiteTerms { Codes = codes, Units = units.ToImmutable(), Notices = notices.ToImmutable() };
    }

    // "mg/dL" as "mg/L" would move all values by ten. K/uL, which is kelvin in UCUM, is of another kind: there the map is right.
    private static bool IsAnotherAmount(string unit, UcumUnit target)
        => UcumUnit.TryParse(unit, out var own) && own.Dimension.Equals(target.Dimension)
            && !(Ucum.Convert(1m, unit, target.Code).TryGet(out var one, out _) && one == 1m);

    // Codes of two systems may both say the same as a local one; two of one system can't.
    private Problem? Ambiguous()
    {
        Dictionary<(string, string, string), MappedCode> first = [];
        foreach (var row in map.Codes)
        {
            var key = (FormOf(row.System), FormOf(row.Code), FormOf(row.TargetSystem));
            if (!first.TryAdd(key, row) && FormOf(first[key].TargetCode) != FormOf(row.TargetCode))
            {
                return new Problem(ProblemKind.Invalid, "VOC-039", $"'{row.Code}' is mapped to '{first[key].TargetCode}' ({first[key].Place}) and to '{row.TargetCode}': it can only be one.") { Place = row.Place };
            }
        }

        return null;
    }

    private ImmutableArray<SiteCode> Codes()
    {
        Dictionary<(string, string, string), SiteCode> codes = [];
        List<MappedCode> unknown = [];
        foreach (var row in map.Codes)
        {
            if (everything.IsStandardSystem(Encoding.UTF8.GetBytes(row.System)))
            {
                Note("VOC-038", $"Not applied: '{row.Code}' is a standard code, which no map changes; map the site's own codes.", row.Place);
                continue;
            }

            var meant = Lookup(row.TargetSystem, row.TargetCode);
            if (meant.IsEmpty)
            {
                unknown.Add(row);
            }

            var own = Lookup(row.System, row.Code);
            foreach (var concept in meant.Items)
            {
                // A value set of the site's own may name its codes already.
                if (!own.Contains(concept))
                {
                    var name = everything.NameOf(concept);
                    codes.TryAdd((FormOf(row.System), FormOf(row.Code), name), new SiteCode(row.System, row.Code, name, $"{SystemNames.Of(row.TargetSystem)} {row.TargetCode}"));
                }
            }
        }

        Tell(unknown);
        return [.. codes.Values];
    }

    // A hospital may give its whole map: what no trial asks for is one sentence a file, what can't be a code is one each.
    private void Tell(List<MappedCode> unknown)
    {
        foreach (var row in unknown)
        {
            if (CodeShape.Wrong(new CodeRule(row.TargetSystem, row.TargetCode, Display: null, Descendants: false, Excluded: false, row.Place)) is { } wrong)
            {
                Note("VOC-040", $"Not applied: the target '{row.TargetCode}' {wrong}.", row.Place);
            }
        }

        foreach (var file in unknown.GroupBy(row => row.Place.Split(':')[0]))
        {
            Note("VOC-041", $"{file.Count()} of its rows say nothing here, as no value set names their targets; the first is '{file.First().Code}' to {SystemNames.Of(file.First().TargetSystem)} {file.First().TargetCode}.", file.First().Place);
        }
    }

    private ConceptSet Lookup(string system, string code) => everything.Lookup(Encoding.UTF8.GetBytes(system), Encoding.UTF8.GetBytes(code));

    private void Note(string code, string text, string place) => notices.Add(new Problem(ProblemKind.Unsupported, code, text) { Place = place });

    // As codes and systems are compared by the vocabulary.
    private static string FormOf(string text) => Encoding.UTF8.GetString(CodeText.Normalize(text.TrimEnd('/'), hierarchical: false));
}
