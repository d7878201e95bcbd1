using System.Globalization;

namespace Prescreen.Fhir.FhirPath;

/// <summary>Why an expression can't be compiled or evaluated. The texts hold names and places of the expression, never a value of the record.</summary>
internal static class FhirPathProblems
{
    internal static Problem TooLong => new(ProblemKind.Invalid, "FHIR-505", "The FHIRPath expression is too long or too deeply nested.");

    internal static Problem NoTime => new(ProblemKind.Unsupported, "FHIR-508", "now(), today() and timeOfDay() need a time, and none was given.");

    internal static Problem TooMuchWork => new(ProblemKind.Invalid, "FHIR-514", "The expression takes too many steps over this resource.");

    internal static Problem NumberTooLarge => new(ProblemKind.Invalid, "FHIR-517", "A number has more digits than a decimal of 28 digits can hold.");

    internal static Problem Syntax(int position, string expected)
        => new(ProblemKind.Invalid, "FHIR-501", string.Create(CultureInfo.InvariantCulture, $"Not a FHIRPath expression: at character {position + 1}, {expected}."));

    internal static Problem NoSuchFunction(string name)
        => new(ProblemKind.Unsupported, "FHIR-502", $"FHIRPath has no function {name}(), as far as is known here.");

    internal static Problem Unsupported(string name)
        => new(ProblemKind.Unsupported, "FHIR-503", $"The FHIRPath function {name}() isn't supported.");

    internal static Problem WrongArguments(string name)
        => new(ProblemKind.Invalid, "FHIR-504", $"The FHIRPath function {name}() has too few or too many arguments, or one of the wrong form.");

    internal static Problem NotSingle(string what)
        => new(ProblemKind.Invalid, "FHIR-506", $"{what} takes one item, and there are several.");

    internal static Problem NotBoolean(string type)
        => new(ProblemKind.Invalid, "FHIR-518", $"allTrue(), anyTrue(), allFalse() and anyFalse() take booleans, not a {type}.");

    internal static Problem NoCallback(string name)
        => new(ProblemKind.Unsupported, "FHIR-507", $"The FHIRPath function {name}() needs what isn't to be had here.");

    internal static Problem WrongType(string what, string type)
        => new(ProblemKind.Invalid, "FHIR-509", $"{what} can't take a {type}.");

    internal static Problem NoSuchType(string name)
        => new(ProblemKind.Invalid, "FHIR-510", $"There is no type named {name}.");

    internal static Problem NoSuchConstant(string name)
        => new(ProblemKind.Unsupported, "FHIR-511", $"There is no %{name} here.");

    internal static Problem BadPattern(string name)
        => new(ProblemKind.Invalid, "FHIR-512", $"The regular expression of {name}() can't be read.");

    internal static Problem SlowPattern(string name)
        => new(ProblemKind.Invalid, "FHIR-513", $"The regular expression of {name}() takes too long.");

    internal static Problem JsonName(string json, string name)
        => new(ProblemKind.Invalid, "FHIR-515", $"{json} is a name of JSON only: write {name}, with ofType() where one type is meant.");

    internal static Problem NoValue(string name)
        => new(ProblemKind.Invalid, "FHIR-516", $"There is no {name} here: it stands for something inside where(), select(), all(), exists(), repeat() and aggregate() only.");
}
