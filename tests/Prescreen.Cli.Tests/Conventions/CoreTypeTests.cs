using System.Reflection;
using System.Runtime.CompilerServices;
using Prescreen.Evaluation;
using Prescreen.Facts;

namespace Prescreen.Cli.Tests.Conventions;

public sealed class CoreTypeTests
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static IEnumerable<Type> Core => typeof(Evaluator).Assembly.GetTypes().Where(type => type.GetCustomAttribute<CompilerGeneratedAttribute>() is null);

    [Fact]
    public void Core_PublicProperties_AreSetOnlyWhereTheyAreMade()
        => Core.Where(type => !type.IsNestedPrivate).SelectMany(type => type.GetProperties(Declared))
            .Where(property => property.SetMethod is { IsPublic: true } setter
                && !setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)))
            .Select(property => $"{property.DeclaringType}.{property.Name}")
            .ShouldBeEmpty();

    [Fact]
    public void Core_PublicFields_AreConstantsOrReadOnly()
        => Core.Where(type => !type.IsEnum).SelectMany(type => type.GetFields(Declared))
            .Where(field => field is { IsPublic: true, IsInitOnly: false, IsLiteral: false })
            .Select(field => $"{field.DeclaringType}.{field.Name}")
            .ShouldBeEmpty();

    // A record prints every member, so one "$"{patient}"" would put a chart into a log.
    [Fact]
    public void PatientData_ToString_IsNeverMadeByTheCompiler()
        => Core.Where(type => type.Namespace == typeof(PatientRecord).Namespace || type.Namespace == typeof(Evaluator).Namespace)
            .Where(type => type.GetMethod(nameof(ToString), Declared, [])?.GetCustomAttribute<CompilerGeneratedAttribute>() is not null)
            .Select(type => type.FullName)
            .ShouldBeEmpty();
}
