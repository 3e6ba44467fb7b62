using System.CommandLine;
using System.Globalization;
using System.Text.RegularExpressions;
using ChannelGrains.Benchmarks.Driving;
using ChannelGrains.Benchmarks.Servers;
using ChannelGrains.Benchmarks.Workloads;
using ChannelGrains.Partners.V1;
using ChannelGrains.Protocol;
using Grpc.Core;
using Grpc.Net.Client;

namespace ChannelGrains.Benchmarks.Experiments;

/// <summary><c>series</c>: how many series a Prometheus keeps of a server on which each method was called, while many partners sell over many streams.</summary>
internal static partial class SeriesCommand
{
    private const int Most = 3_000, Regions = 1_000, ShownFamilies = 8;
    private const double PerStream = 20;

    private static readonly TimeSpan Selling = TimeSpan.FromSeconds(20);

    public static Command Create()
    {
        var partners = new Option<int>("--partners") { Description = "Partners that sell (default: 10000).", DefaultValueFactory = _ => 10_000 };
        var streams = new Option<int>("--streams") { Description = "Streams, each on a connection of its own (default: 1000).", DefaultValueFactory = _ => 1_000 };
        var command = new Command("series", "Counts the series of a server's metrics with 10,000 partners in 1,000 regions that sell over 1,000 streams; exits with 1 above 3,000.") { partners, streams };
        command.SetAction((parsed, _) => RunAsync(parsed.GetValue(partners), parsed.GetValue(streams)));
        return command;
    }

    private static async Task<int> RunAsync(int partners, int streams)
    {
        var population = new PartnerPopulation(partners, streams, isEven: true);
        await using var server = await BenchmarkedServer.StartOursAsync();
        using var http = new HttpClient { BaseAddress = new Uri(server.ManagementAddress) };
        var started = await Scraper.ReadAsync(http, CancellationToken.None);
        await Registration.RegisterAsync(server, population.Ids, DescribeAt);
        var methods = await CallEachMethodAsync(server);
        var called = await Scraper.ReadAsync(http, CancellationToken.None);

        using var client = new LoadClient(server, Registration.Sequenced, streams);
        var perSecond = streams * PerStream;
        var selling = client.RunPacedAsync(new Feed(population, FrameShape.One16, isKeyed: false, seed: 1).Next((long)(perSecond * Selling.TotalSeconds)), perSecond);
        await Task.Delay(Selling / 2);
        var open = await Scraper.ReadAsync(http, CancellationToken.None);
        await selling;
        await Task.Delay(Scraper.Interval);
        var sold = await Scraper.ReadAsync(http, CancellationToken.None);

        if (StreamsOf(open) != streams)
            throw new InvalidOperationException($"{StreamsOf(open)} streams were open instead of {streams}.");
        Console.WriteLine("| when | series |\n|---|---:|");
        foreach (var (when, scraped) in new[]
        {
            ("started", started), ($"{partners:N0} partners in {Regions:N0} regions created, {methods} methods called", called), ($"they sell over {streams:N0} streams", open), ("they have sold", sold),
        })
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {when} | {Count(scraped):N0} |"));
        var most = new[] { open, sold }.Max(Count);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\nThe most of one name: {string.Join(", ", Families(sold))}.\nTarget: at most {Most:N0}, {(most <= Most ? "met" : "missed")}."));
        return most <= Most ? 0 : 1;
    }

    private static Partner DescribeAt(int place) => new()
    {
        DisplayName = $"Partner {place}",
        ChannelType = place % 2 == 0 ? ChannelType.Direct : ChannelType.Intermediary,
        Region = $"r-{place % Regions / 100}/d-{place % Regions}",
    };

    /// <summary>Each unary method with an empty request, which most refuse.</summary>
    /// <returns>How many.</returns>
    private static async Task<int> CallEachMethodAsync(BenchmarkedServer server)
    {
        using var channel = GrpcChannel.ForAddress(server.GrpcAddress);
        var invoker = channel.CreateCallInvoker();
        var count = 0;
        foreach (var method in ApiMethods.All.Where(method => !method.IsClientStreaming && !method.IsServerStreaming))
        {
            using var call = invoker.AsyncUnaryCall(RawBytes.Unary(method.Service.FullName, method.Name), null, default, new RawBytes());
            try
            {
                await call.ResponseAsync;
            }
            catch (RpcException exception) when (exception.StatusCode is not (StatusCode.Unavailable or StatusCode.Unimplemented))
            {
                // Refused, and counted for that.
            }
            count++;
        }
        return count;
    }

    private static IEnumerable<string> Lines(string scraped) => scraped.Split('\n').Where(line => line.Length > 0 && line[0] != '#');

    private static int Count(string scraped) => Lines(scraped).Count();

    private static IEnumerable<string> Families(string scraped) => Lines(scraped).CountBy(line => line.Split('{', ' ')[0]).OrderByDescending(family => family.Value).Take(ShownFamilies)
        .Select(family => string.Create(CultureInfo.InvariantCulture, $"{family.Key} {family.Value:N0}"));

    private static double StreamsOf(string scraped) => double.Parse(Streams().Match(scraped).Groups[1].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex("(?m)^channelgrains_gateway_streams(?:{[^}]*})? ([0-9.]+)")]
    private static partial Regex Streams();
}
