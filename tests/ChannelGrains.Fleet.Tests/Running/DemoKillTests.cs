using ChannelGrains.Testing;
using Xunit;

namespace ChannelGrains.Fleet.Tests.Running;

/// <summary><c>demo</c> that is killed and started again.</summary>
public sealed class DemoKillTests : IDisposable
{
    private const string FirstDay = "2026-01-22";

    private readonly TemporaryDirectory _directory = new();

    [Fact]
    public async Task Start_AfterAKillInTheHistory_GoesOnAndFindsAllEqual()
    {
        await using (var killed = DemoProcess.Start(null, "--from", FirstDay, "--data", _directory.Path))
        {
            await killed.SeeAsync("ready ");
            await killed.SeeAsync("| quarantine ");
            await killed.SeeAsync("| quarantine ");
            await killed.SignalAsync("KILL");
            Assert.NotEqual(0, (await killed.EndAsync()).Code);
        }
        var (code, output) = await DemoProcess.RunAsync(null, "--once", "--day-seconds", "0.5", "--data", _directory.Path);
        Assert.True(code == 0, output);
        Assert.Matches("goes on from here: [0-9,]+ of the last two days sent again", output);
        Assert.DoesNotContain("DIFFERENT", output);
    }

    [Theory]
    [InlineData("2026-01 is closed")]
    [InlineData("payment run fleet-2026-02-11: 24 credit notes")]
    public async Task Start_AfterAKillWhileItSettles_ClosesAndPaysOnce(string note)
    {
        await using (var killed = DemoProcess.Start(null, "--from", FirstDay, "--data", _directory.Path))
        {
            await killed.SeeAsync(note);
            await killed.SignalAsync("KILL");
            Assert.NotEqual(0, (await killed.EndAsync()).Code);
        }
        var (code, output) = await DemoProcess.RunAsync(null, "--once", "--day-seconds", "0.5", "--data", _directory.Path);
        Assert.True(code == 0, output);
        Assert.DoesNotContain("DIFFERENT", output);
        Assert.Contains(", VOID SO2601", output);
    }

    /// <summary>Killed while a statement is held by what was found.</summary>
    [Fact]
    public async Task Start_AfterAKillInTheField_TellsEverythingOnce()
    {
        await using (var killed = DemoProcess.Start(null, "--day-seconds", "1", "--from", FirstDay, "--data", _directory.Path))
        {
            await killed.SeeAsync("is not approved: RED_LINE");
            await killed.SignalAsync("KILL");
            Assert.NotEqual(0, (await killed.EndAsync()).Code);
        }
        var (code, output) = await DemoProcess.RunAsync(null, "--once", "--day-seconds", "0.5", "--data", _directory.Path);
        Assert.True(code == 0, output);
        Assert.DoesNotContain("DIFFERENT", output);
        // Of the field too: what was found, done and verified.
        Assert.Matches("checked [0-9]{2,3},[0-9]{3} figures of 36 partners: all equal", output);
    }

    public void Dispose() => _directory.Dispose();
}
