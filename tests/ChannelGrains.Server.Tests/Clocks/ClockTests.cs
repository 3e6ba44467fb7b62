using ChannelGrains.Admin.V1;

namespace ChannelGrains.Server.Tests.Clocks;

/// <summary>A clock that is wrong is noticed: the server's by what it showed before, a source's by sales that are all off alike.</summary>
public sealed class ClockTests
{
    [Fact]
    public async Task Clock_ThatStandsBeforeTheLastStart_IsAFinding()
    {
        using var directory = new TemporaryDirectory();
        await using (await TestServer.StartAsync(directory: directory.Path, time: DrivenClock.StartingAt(Make.Noon.AddDays(10))))
        {
        }

        await using var again = await TestServer.StartAsync(directory: directory.Path, time: DrivenClock.StartingAt(Make.Noon));

        var finding = Assert.Single((await DiagnosticsAsync(again, answer => answer.Findings.Count > 0)).Findings);
        Assert.Equal("SERVER_CLOCK", finding.Reason);
        Assert.Contains("240.0 h", finding.Description, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sales_OfASourceThatAreAllOffAlike_AreAFinding()
    {
        await using var server = await TestServer.StartAsync(time: DrivenClock.StartingAt(Make.Noon));
        var client = new TestClient(server.Channel);
        var (partner, till, erp) = (await client.CreatePartnerAsync(), await client.CreateSourceAsync(SourceMode.Keyed), await client.CreateSourceAsync(SourceMode.Keyed));

        await client.SubmitAsync(till, Make.Keyed(partner, Enumerable.Range(0, 20).Select(i => Make.Sale($"t{i}", at: Make.Noon.AddDays(3).AddMinutes(i)))));
        // Sales of many times say nothing of a clock.
        await client.SubmitAsync(erp, Make.Keyed(partner, Enumerable.Range(0, 40).Select(i => Make.Sale($"e{i}", at: Make.Noon.AddDays(3 + i)))));

        var answer = await DiagnosticsAsync(server, answer => answer.Findings.Count > 0);
        var finding = Assert.Single(answer.Findings);
        Assert.Equal(("SOURCE_CLOCK", till), (finding.Reason, finding.SourceId));
        Assert.Contains("ahead of the server's clock", finding.Description, StringComparison.Ordinal);
        Assert.Equal((QuarantineReason.ClockAhead, 60, true), (Assert.Single(answer.Quarantined).Reason, answer.Quarantined[0].Count, answer.Ready));
    }

    [Fact]
    public async Task Server_ThatIsWell_HasNoFindings()
    {
        await using var server = await TestServer.StartAsync();

        var answer = await DiagnosticsAsync(server, _ => true);

        Assert.Equal((true, 0), (answer.Ready, answer.Findings.Count));
        Assert.True(answer.FreeBytes > 0);
    }

    private static async Task<GetDiagnosticsResponse> DiagnosticsAsync(TestServer server, Func<GetDiagnosticsResponse, bool> until)
    {
        var answer = new GetDiagnosticsResponse();
        await Eventually.TrueAsync(async () => until(answer = await new TestClient(server.Channel).Admin.GetDiagnosticsAsync(new GetDiagnosticsRequest())));
        return answer;
    }
}
