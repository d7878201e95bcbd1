using Prescreen.Units;

namespace Prescreen.Tests.Units;

public sealed class UcumTableTests
{
    [Fact]
    public void Table_EverySymbol_ParsesAndReturnsFromItsCanonicalForm()
    {
        UcumTable.Symbols.Count().ShouldBeGreaterThan(300);
        foreach (var symbol in UcumTable.Symbols)
        {
            var unit = Ucum.Parse(symbol).Value;

            Ucum.Parse(unit.ToString()).Value.Term.Factor.ShouldBe(unit.Term.Factor, symbol);
        }
    }

    [Fact]
    public void Table_PrefixedSymbols_HaveOneReading()
    {
        var readings = from prefix in UcumTable.PrefixSymbols
                       from symbol in UcumTable.Symbols.Where(UcumTable.IsMetric)
                       group prefix by prefix + symbol;

        readings.Where(reading => reading.Count() > 1).Select(reading => reading.Key).ShouldBeEmpty();
    }
}
