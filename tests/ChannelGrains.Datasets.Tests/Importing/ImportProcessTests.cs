using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using ChannelGrains.Cli;
using ChannelGrains.Datasets.Tests.Commands;
using Xunit;

namespace ChannelGrains.Datasets.Tests.Importing;

/// <summary>Imports by a program of its own: from a pipe, and interrupted.</summary>
public sealed class ImportProcessTests(CommandServer server) : IClassFixture<CommandServer>
{
    // Each takes some milliseconds.
    private const int MostLooks = 10_000;

    // One that was started in the background of a script would ignore SIGINT, and go on for ever.
    private static readonly TimeSpan LongestRun = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Import_Pipe_IsRead()
    {
        using var files = new ShopFiles();
        using var process = Start("import", "/dev/stdin", "--map", files.Map("pipe"), "--dry-run");
        var error = process.StandardError.ReadToEndAsync();
        await process.StandardInput.WriteAsync($"{ShopFiles.Header}\n1,pipe,2021-05-04,1,1,CNY,Tea,c-1\n");
        process.StandardInput.Close();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync().WaitAsync(LongestRun);
        Assert.Equal((0, ""), (process.ExitCode, await error));
        Assert.Matches("would be sent +1 ", output);
    }

    /// <summary>A pipe cannot be checked beforehand, so that the summary says what was sent.</summary>
    [Fact]
    public async Task Import_PipeOfAGzipThatIsCutOff_SummarizesWhatItDid()
    {
        using var files = new ShopFiles();
        var file = new MemoryStream();
        await using (var gzip = new GZipStream(file, CompressionMode.Compress))
            await gzip.WriteAsync(Encoding.UTF8.GetBytes($"{ShopFiles.Header}\n{string.Concat(Enumerable.Range(1, 20_000).Select(i => $"{i},cut,2021-05-04,{i},1,CNY,Tea,c-{i * 7_919 % 10_007}\n"))}"));
        var whole = file.ToArray();
        using var process = Start("import", "/dev/stdin", "--map", files.Map("cut"), "--create-source", "--create-partners");
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.StandardInput.BaseStream.WriteAsync(whole.AsMemory(0, whole.Length * 3 / 4));
        process.StandardInput.Close();
        await process.WaitForExitAsync().WaitAsync(LongestRun);
        Assert.Equal(2, process.ExitCode);
        Assert.Contains("is cut off", await error, StringComparison.Ordinal);
        Assert.Matches("rows read +1[0-9],", await output);
        Assert.Matches("accepted +(8,192|12,288) ", await output);
    }

    [Fact]
    public async Task Import_Interrupted_SummarizesWhatItDid()
    {
        using var files = new ShopFiles();
        using var process = Start("import", "/dev/stdin", "--map", files.Map("ctrl-c"), "--create-source", "--create-partners");
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.StandardInput.WriteAsync($"{ShopFiles.Header}\n{string.Concat(Enumerable.Range(1, 40_000).Select(i => $"{i},ctrl-c,2021-05-04,1,1,CNY,Tea,c-1\n"))}");
        await process.StandardInput.FlushAsync();
        for (var i = 0; (await server.Channelctl.RunAsync("kpi", "show", "ctrl-c", "2021-05")).Code != 0; i++)
            Assert.True(i < MostLooks, "The import did not begin.");
        Process.Start("kill", ["-INT", process.Id.ToString(CultureInfo.InvariantCulture)]).WaitForExit();
        await process.WaitForExitAsync().WaitAsync(LongestRun);
        Assert.Equal(1, process.ExitCode);
        Assert.Matches("rows read +[0-9,]+", await output);
        Assert.Matches("accepted +[0-9,]+", await output);
        Assert.Contains("Interrupted. Run the import again", await error, StringComparison.Ordinal);
    }

    private Process Start(params string[] arguments) => Process.Start(new ProcessStartInfo("dotnet", [typeof(ChannelCtl).Assembly.Location, .. arguments])
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        Environment = { ["CHANNELGRAINS_SERVER"] = server.Server.GrpcAddress },
    })!;
}
