using System.Diagnostics;
using ChannelGrains.Server;
using ChannelGrains.Testing;
using Xunit;

namespace ChannelGrains.Datasets.Tests.Commands;

public sealed class JournalCommandTests
{
    [Fact]
    public async Task Backup_Restored_HasTheSameFiguresAndAHigherIncarnation()
    {
        using var folder = new TemporaryDirectory();
        using var files = new ShopFiles();
        var (before, after) = (Path.Combine(folder.Path, "before"), Path.Combine(folder.Path, "after data"));
        var backup = Path.Combine(folder.Path, "backup");
        string sales;
        string map;
        (string Figures, long Incarnation) saved;
        await using (var server = await TestServer.StartAsync(directory: before))
        {
            var channelctl = new Channelctl(server.GrpcAddress);
            sales = files.Sales(Enumerable.Range(1, 500).Select(i =>
                $"r-{i},shop-{i % 7},2021-05-{1 + (i % 28):00},{i}.25,2,CNY,Tea,c-{i % 40}"));
            map = files.Map("shop");
            await channelctl.ImportAsync(sales, map, "--sequenced");
            saved = await ReadAsync(channelctl);
            var report = await channelctl.JsonAsync("journal", "verify");
            Assert.Equal((0, true), (report.GetProperty("problems").GetArrayLength(), long.Parse(report.GetProperty("records").GetString()!) >= 8));
            await channelctl.DoneAsync("journal", "backup", backup);
            var taken = await channelctl.RunAsync("--json", "journal", "backup", backup);
            Assert.Equal((1, "TARGET_DIRECTORY"), (taken.Code, taken.ErrorJson.GetProperty("reason").GetString()));
            await channelctl.DoneAsync("partner", "create", "not-in-the-backup", "--name", "P", "--type", "DIRECT", "--region", "cn");
        }

        var advice = await new Channelctl("http://127.0.0.1:1").JsonAsync("journal", "restore", "--backup", backup, "--data", after);
        var printed = advice.GetProperty("command").GetString()!;
        Assert.Equal($"ChannelGrains.Server restore --backup {backup} --data '{after}'", printed);
        Assert.Equal(0, await RunServerAsync(printed.Split(' ')[1], "--backup", backup, "--data", after));
        File.Copy(Path.Combine(before, "customer.key"), Path.Combine(after, "customer.key"));

        await using (var server = await TestServer.StartAsync(directory: after))
        {
            var channelctl = new Channelctl(server.GrpcAddress);
            var restored = await ReadAsync(channelctl);
            Assert.Equal(saved.Figures, restored.Figures);
            Assert.True(restored.Incarnation > saved.Incarnation, $"{restored.Incarnation} is not above {saved.Incarnation}.");
            Assert.Equal(1, (await channelctl.RunAsync("partner", "get", "not-in-the-backup")).Code);
            var again = await channelctl.ImportAsync(sales, map, "--sequenced");
            Assert.Equal((500, 0), (again.GetProperty("duplicates").GetInt32(), again.GetProperty("accepted").GetInt32()));
        }
    }

    private static async Task<(string Figures, long Incarnation)> ReadAsync(Channelctl channelctl)
    {
        List<string> figures = [];
        for (var shop = 0; shop < 7; shop++)
            figures.Add((await channelctl.JsonAsync("kpi", "show", $"shop-{shop}", "2021-05")).GetProperty("kpis").ToString());
        var lane = await channelctl.JsonAsync("lane", "get", "shop", "shop-1");
        return (string.Join('\n', figures), long.Parse(lane.GetProperty("journal_incarnation").GetString()!));
    }

    private static async Task<int> RunServerAsync(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [typeof(ChannelServer).Assembly.Location, .. arguments]))!;
        return await process.EndAsync();
    }
}
