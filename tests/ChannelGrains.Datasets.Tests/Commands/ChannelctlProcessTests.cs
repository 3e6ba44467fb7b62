using ChannelGrains.Cli;
using ChannelGrains.Testing;
using Xunit;

namespace ChannelGrains.Datasets.Tests.Commands;

/// <summary>channelctl as a program of its own: its arguments, environment, streams and exit code.</summary>
public sealed class ChannelctlProcessTests(CommandServer server) : IClassFixture<CommandServer>
{
    [Fact]
    public async Task Run_ServerFromTheEnvironment_ImportsWithAShippedMapping()
    {
        await server.Channelctl.UseCurrencyAsync("GBP");
        using var files = new ShopFiles();
        var sales = files.Write("sales.csv", """
            InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country
            536365,85123A,"WHITE ""T-LIGHT"", HOLDER",6,2010-12-01 08:26:00,2.55,17850.0,United Kingdom
            C536366,85123A,"WHITE ""T-LIGHT"", HOLDER",-1,2010-12-02 08:26:00,2.55,17850.0,United Kingdom
            """);
        Assert.Equal(0, (await RunAsync("import", sales, "--map", "online-retail-ordinal", "--create-source", "--create-partners")).Code);
        var (code, output) = await RunAsync("kpi", "show", "United-Kingdom", "2010-12");
        Assert.Equal(0, code);
        Assert.Matches(@"total +15\.30 +2\.55 +12\.75", output);
        Assert.Equal(1, (await RunAsync("partner", "get", "nobody")).Code);
        Assert.Equal(2, (await RunAsync("partner")).Code);
        Assert.Equal(3, (await RunAsync("--server", "http://127.0.0.1:1", "partner", "list")).Code);
    }

    private async Task<(int Code, string Output)> RunAsync(params string[] arguments)
    {
        await using var process = Start(server.Server.GrpcAddress, arguments);
        return await process.EndAsync();
    }

    internal static ProcessGroup Start(string server, params string[] arguments) =>
        ProcessGroup.Start("dotnet", [typeof(ChannelCtl).Assembly.Location, .. arguments], new Dictionary<string, string?> { ["CHANNELGRAINS_SERVER"] = server });

    /// <summary>Starts a program as a shell does behind its back, with <c>&amp;</c>.</summary>
    internal static ProcessGroup StartIgnoringInterrupts(string assembly, params string[] arguments) =>
        ProcessGroup.Start("bash", ["-c", "trap '' INT; exec dotnet \"$@\"", "bash", assembly, .. arguments]);
}
