using System.Diagnostics;
using ChannelGrains.Campaigns.Crash;
using ChannelGrains.Journal;
using ChannelGrains.Journal.Embedded;
using ChannelGrains.Journal.Tests.Simulation;
using ChannelGrains.Server;
using ChannelGrains.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace ChannelGrains.Crash.Tests.Creation;

/// <summary>A data directory that is being made is usable afterwards, or is made anew: never anything between.</summary>
public sealed class NewDirectoryTests(ITestOutputHelper output)
{
    private const int Seeds = 300;
    private const int Kills = 6;
    private const string Data = "/srv/channelgrains/data";

    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(60);

    private static readonly Dictionary<string, string?> SmallFiles = new() { ["Journal:SegmentMiB"] = "1" };

    [Fact]
    public async Task PowerLoss_AtAnyStepOfCreation_KeepsTheKeyOfEveryAcknowledgedRecord()
    {
        for (var seed = 0; seed < Seeds; seed++)
        {
            var random = new Random(seed);
            var fs = new LossyFileSystem();
            string? promised = null;
            for (var life = 0; life < 4; life++)
            {
                fs.StepsToPowerLoss = life == 3 ? -1 : random.Next(40);
                var key = await LiveAsync(fs, random, mustWork: life == 3, hasRecord: promised is not null);
                if (promised is not null && key is not null)
                    Assert.Equal(promised, key);
                promised ??= key;
                if (random.Next(3) == 0)
                    fs.KillProcess();
                else
                    fs.LosePower(random);
            }
        }
    }

    [Fact]
    public async Task Kill_AtAnyInstantOfTheFirstStart_LeavesAUsableDirectory()
    {
        var seed = Random.Shared.Next();
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        for (var kill = 0; kill < Kills; kill++)
        {
            using var directory = new TemporaryDirectory();
            var data = Path.Combine(directory.Path, "new", "data");
            var delay = TimeSpan.FromMilliseconds(random.Next(400));
            using (var process = Start(data))
            {
                // From the first name that it makes on.
                for (var started = Stopwatch.StartNew(); !Directory.Exists(directory.Path + "/new") && started.Elapsed < StartTimeout;)
                    await Task.Delay(1, TestContext.Current.CancellationToken);
                await Task.Delay(delay, TestContext.Current.CancellationToken);
                process.Kill(entireProcessTree: true);
                await process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(StartTimeout);
            }
            output.WriteLine($"killed after {delay.TotalMilliseconds} ms: {(Directory.Exists(data) ? string.Join(' ', Directory.EnumerateFileSystemEntries(data, "*", SearchOption.AllDirectories).Select(Path.GetFileName)) : "nothing")}");
            await using var server = await RunningServer.StartAsync(data, SmallFiles);
            Assert.Equal(0, await server.Process.StopAsync());
        }
    }

    private static string ReadKey(LossyFileSystem fs)
    {
        using var file = fs.Open(Data + "/customer.key", writable: false);
        var bytes = new byte[file.Length];
        file.Read(0, bytes);
        return System.Text.Encoding.ASCII.GetString(bytes);
    }

    private static Process Start(string data)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList = { typeof(ChannelServer).Assembly.Location, "serve", "--data", data, "--port", "0", "--management-port", "0" },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["CHANNELGRAINS__JOURNAL__SEGMENTMIB"] = "1";
        start.Environment["CHANNELGRAINS__JOURNAL__RESERVEMIB"] = "0";
        var process = Process.Start(start)!;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    /// <returns>The key under which a record was acknowledged; null if the power went before.</returns>
    private static async Task<string?> LiveAsync(LossyFileSystem fs, Random random, bool mustWork, bool hasRecord)
    {
        var index = Directory.CreateTempSubdirectory("creation-").FullName;
        try
        {
            using var data = DataDirectory.Open(Data, fs, TimeProvider.System);
            data.ReadOrCreateCustomerKey(fs);
            var key = ReadKey(fs);
            var options = new EmbeddedJournalOptions { Directory = data.JournalPath, Content = Grains.Journalled.StoredContent.Format, IndexDirectory = index, SegmentBytes = 8192, ReserveBytes = 0 };
            await using var store = await EmbeddedJournalStore.OpenAsync(
                options, fs, NullLogger.Instance, new JournalInstruments(null), TimeProvider.System, _ => { }, CancellationToken.None);
            var journal = await store.OpenAsync(new JournalName("partner/1"), CancellationToken.None);
            Assert.True(!hasRecord || journal.Version > 0, "an acknowledged record is gone");
            var appended = store.Append(journal, journal.Version, new byte[random.Next(1, 2000)], null);
            return appended.Status == AppendStatus.Queued && await store.WhenCommitted(appended.Ticket, CancellationToken.None) == CommitOutcome.Committed ? key : null;
        }
        catch (PowerLostException) when (!mustWork)
        {
            return null;
        }
        finally
        {
            Directory.Delete(index, recursive: true);
        }
    }
}
