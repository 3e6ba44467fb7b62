using ChannelGrains.Grains.Programmes;
using ChannelGrains.Grains.Risk;
using ChannelGrains.Journal;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelGrains.Server.Tests.Risk;

/// <summary>Settings that are read from their journals while somebody changes them.</summary>
public sealed class JournalledRulesTests
{
    private const int Changes = 400;

    [Fact]
    public async Task Settings_ReadWhileTheyChange_AreWhatIsDurable()
    {
        await using var server = await TestServer.StartAsync();
        var client = new TestClient(server.Channel);
        var rules = server.Services.GetRequiredService<JournalledRiskRules>();
        var (calendar, journals) = (new JournalledCalendar(), server.Services.GetRequiredService<IJournals>());
        var changed = 0;
        var changing = Enumerable.Range(0, 8).Select(async _ =>
        {
            while (Interlocked.Increment(ref changed) is var number && number <= Changes)
                await client.Programme.UpdateProgrammeAsync(new() { Programme = new() { DisplayName = $"Programme {number}" }, UpdateMask = new() { Paths = { "display_name" } } });
        }).ToList();
        var read = 0L;
        while (!changing.TrueForAll(task => task.IsCompleted))
        {
            await rules.ReadAsync(TestContext.Current.CancellationToken);
            var (_, version) = await calendar.ReadSellingDaysAsync(journals, TestContext.Current.CancellationToken);
            Assert.True(version >= read, $"{version} was read after {read}");
            read = version;
        }
        await Task.WhenAll(changing);
        Assert.Equal(Changes, (await calendar.ReadSellingDaysAsync(journals, TestContext.Current.CancellationToken)).Version);
    }
}
