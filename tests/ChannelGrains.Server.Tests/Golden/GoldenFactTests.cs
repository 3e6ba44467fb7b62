namespace ChannelGrains.Server.Tests.Golden;

/// <summary>What the server writes into journals is, byte by byte, what it wrote before.</summary>
public sealed class GoldenFactTests
{
    [Fact]
    public async Task Records_OfEveryKind_AreTheGoldenOnes()
    {
        var records = (await GoldenScript.RunAsync()).ToLookup(record => record.Kind, record => record.Line);

        Assert.Empty(GoldenFacts.Kinds.Except(records.Select(kind => kind.Key)));
        foreach (var kind in records)
            GoldenFile.Check("fact." + kind.Key, [.. kind]);
    }
}
