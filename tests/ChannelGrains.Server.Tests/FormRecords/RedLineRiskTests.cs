using ChannelGrains.Forms.V1;
using ChannelGrains.Risks.V1;
using ChannelGrains.Server.Tests.Risk;

namespace ChannelGrains.Server.Tests.FormRecords;

/// <summary>A red line that is crossed stops a partner hard: its level is CRITICAL until a record passes it.</summary>
public sealed class RedLineRiskTests
{
    [Fact]
    public async Task Finding_OfARedLine_IsCriticalWithItsEvidenceUntilARecordPassesIt()
    {
        await using var server = await RiskServer.StartAsync();
        var (partner, form) = (await server.Client.CreatePartnerAsync(), await server.Client.PutFormAsync());
        var takenAt = server.Time.GetUtcNow();
        await server.Client.SubmitAsync(Visiting.Record(partner, form, "visit-1", floor: false, fresh: false, takenAt: takenAt));

        var critical = await server.StatedAsync(partner, RiskLevel.Critical);
        var factor = critical.Factors.Single(one => one.Kind == RiskFactorKind.RedLine);
        Assert.Equal((RiskLevel.Critical, "1", true), (critical.Level, factor.Observed, factor.Raised));
        Assert.Equal("visit-1/fresh", Assert.Single(factor.Evidence));
        Assert.Equal(takenAt, factor.Since.ToDateTimeOffset());
        Assert.Equal(RiskFactorKind.RedLine, (await server.HistoryAsync(partner))[0].Level.Factors.Single(one => one.Raised).Kind);

        // A finding that is no red line stops nobody.
        await server.Client.SubmitAsync(Visiting.Record(partner, form, "visit-2", floor: false, takenAt: server.Time.GetUtcNow()));
        var low = await server.StatedAsync(partner, RiskLevel.Low);
        Assert.Empty(low.Factors.Single(one => one.Kind == RiskFactorKind.RedLine).Evidence);
        Assert.Single(await server.Client.FindingsAsync(partner, FindingState.Open));
        await server.VerifyAsync();
    }

    [Fact]
    public async Task Finding_OfARedLineThatIsAmendedAway_StopsNoMore()
    {
        await using var server = await RiskServer.StartAsync();
        var (partner, form) = (await server.Client.CreatePartnerAsync(), await server.Client.PutFormAsync());
        await server.Client.SubmitAsync(Visiting.Record(partner, form, "visit-1", fresh: false, takenAt: server.Time.GetUtcNow()));
        await server.StatedAsync(partner, RiskLevel.Critical);

        await server.Client.Forms.AmendRecordAsync(new() { PartnerId = partner, RecordId = "visit-1", Answers = { new Answer { ItemId = "fresh", Yes = true } }, Reason = "the wrong shelf" });

        Assert.Equal(RiskLevel.Low, (await server.StatedAsync(partner, RiskLevel.Low)).Level);
    }
}
