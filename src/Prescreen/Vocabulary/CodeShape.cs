using System.Text.RegularExpressions;

namespace Prescreen.Vocabulary;

/// <summary>What a code of each system looks like. Says only that a code can be one, not that it is.</summary>
internal static partial class CodeShape
{
    /// <summary>What is wrong with the code's form, as the end of a sentence; null where nothing is, or where the system has no form of its own.</summary>
    public static string? Wrong(CodeRule rule) => rule.System switch
    {
        CodeSystems.Loinc => LoincWrong(rule.Code),
        CodeSystems.Snomed => !Snomed().IsMatch(rule.Code) ? "is no SNOMED CT concept (6 to 18 digits, of which the third and second last are 00 or 10)"
            : CheckDigit.IsVerhoeff(rule.Code) ? null : "has a check digit that SNOMED CT would not give it: look for a slip",
        CodeSystems.RxNorm => RxNorm().IsMatch(rule.Code) ? null : "is no RxNorm concept (up to 8 digits)",
        CodeSystems.Atc => Atc().IsMatch(rule.Code) ? null : "is no ATC code (such as L01, L01X or L01XA03)",
        CodeSystems.Icd10 or CodeSystems.Icd10Cm => IcdWrong(rule),
        _ => null,
    };

    /// <summary>The part of a LOINC code before its check digit; null for other codes.</summary>
    public static string? LoincStem(CodeRule rule)
        => rule.System is CodeSystems.Loinc && Loinc().IsMatch(rule.Code) ? rule.Code[..rule.Code.LastIndexOf('-')] : null;

    private static string? LoincWrong(string code)
    {
        var match = Loinc().Match(code);
        return !match.Success ? "is no LOINC code (digits, '-' and a check digit)"
            : CheckDigit.IsMod10(match.Groups["digits"].Value + match.Groups["check"].Value, match.Groups["answer"].Success) ? null
            : "has a check digit that LOINC would not give it: look for a slip";
    }

    private static string? IcdWrong(CodeRule rule)
        => Icd().IsMatch(rule.Code) || (rule.Descendants && IcdBlock().IsMatch(rule.Code)) ? null : "is no ICD-10 code (such as C18 or C18.7)";

    [GeneratedRegex("^(?<answer>LA)?(?<digits>[0-9]{1,7})-(?<check>[0-9])$")]
    private static partial Regex Loinc();

    [GeneratedRegex("^[1-9][0-9]{2,14}[01]0[0-9]$")]
    private static partial Regex Snomed();

    [GeneratedRegex("^[1-9][0-9]{0,7}$")]
    private static partial Regex RxNorm();

    [GeneratedRegex("^[ABCDGHJLMNPRSV](?:[0-9]{2}(?:[A-Z](?:[A-Z](?:[0-9]{2})?)?)?)?$")]
    private static partial Regex Atc();

    [GeneratedRegex(@"^[A-Z][0-9][0-9AB](?:\.?[0-9A-Z]{1,4})?$")]
    private static partial Regex Icd();

    [GeneratedRegex("^[A-Z][0-9][0-9AB]-[A-Z][0-9][0-9AB]$")]
    private static partial Regex IcdBlock();
}
