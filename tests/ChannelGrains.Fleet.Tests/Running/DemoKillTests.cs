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
        await KillAsync(["--from", FirstDay], "ready ", "| quarantine ", "| quarantine ");
        Assert.Matches("goes on from here: [0-9,]+ of the last two days sent again", await GoOnAsync());
    }

    [Theory]
    [InlineData("2026-01 is closed")]
    [InlineData("payment run fleet-2026-02-11: 24 credit notes")]
    public async Task Start_AfterAKillWhileItSettles_ClosesAndPaysOnce(string note)
    {
        await KillAsync(["--from", FirstDay], note);
        Assert.Contains(", VOID SO2601", await GoOnAsync());
    }

    /// <summary>Killed while a statement is held by what was found.</summary>
    [Fact]
    public async Task Start_AfterAKillInTheField_TellsEverythingOnce()
    {
        await KillAsync(["--day-seconds", "1", "--from", FirstDay], "is not approved: RED_LINE");
        // Of the field too: what was found, done and verified.
        Assert.Matches("checked [0-9]{2,3},[0-9]{3} figures of 36 partners: all equal", await GoOnAsync());
    }

    /// <summary>Starts it, and kills it once it has said all of this, one after another.</summary>
    private async Task KillAsync(string[] arguments, params string[] said)
    {
        await using var killed = DemoProcess.Start(null, [.. arguments, "--data", _directory.Path]);
        foreach (var text in said)
            await killed.SeeAsync(text);
        await killed.SignalAsync("KILL");
        Assert.NotEqual(0, (await killed.EndAsync()).Code);
    }

    /// <summary>Starts it again on what is there; what it says until it has checked everything and found nothing.</summary>
    private async Task<string> GoOnAsync()
    {
        var (code, output) = await DemoProcess.RunAsync(null, "--once", "--day-seconds", "0.5", "--data", _directory.Path);
        Assert.True(code == 0, output);
        Assert.DoesNotContain("DIFFERENT", output);
        return output;
    }

    public void Dispose() => _directory.Dispose();
}
