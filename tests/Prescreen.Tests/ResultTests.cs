namespace Prescreen.Tests;

public sealed class ResultTests
{
    [Fact]
    public void Result_Default_IsAFailure()
    {
        var result = default(Result<string>);

        result.TryGet(out _, out var problem).ShouldBeFalse();
        problem.ShouldNotBeNull().Code.ShouldBe("CORE-001");
    }

    [Fact]
    public void Problem_AtTwoPlaces_NamesTheWiderFirst()
    {
        var problem = new Problem(ProblemKind.Invalid, "X-1", "Bad.").At("Observation/7: status").At("a.json");

        problem.ToString().ShouldBe("a.json: Observation/7: status: X-1: Bad.");
    }
}
