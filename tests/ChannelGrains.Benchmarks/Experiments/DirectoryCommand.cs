using System.CommandLine;
using System.Diagnostics;
using ChannelGrains.Benchmarks.Driving;
using ChannelGrains.Benchmarks.Servers;
using ChannelGrains.Benchmarks.Workloads;
using ChannelGrains.Partners.V1;
using Grpc.Net.Client;

namespace ChannelGrains.Benchmarks.Experiments;

/// <summary><c>directory</c>: first pages of every filter in every order over many partners that are created through the API, of whom some sell: without live views, and with the bands that are known by them.</summary>
internal static class DirectoryCommand
{
    private const int CallsAtOnce = 128, Provinces = 30, Cities = 10, PageSize = 100;
    private const double MiB = 1 << 20;

    private static readonly string[] Regions = ["", "cn", "cn/p07", "cn/p07/c3", "us"];

    public static Command Create()
    {
        var partners = new Option<int>("--partners") { Description = "Partners (default: 1000000).", DefaultValueFactory = _ => 1_000_000 };
        var selling = new Option<int>("--selling") { Description = "Of them, those that sell (default: a twentieth).", DefaultValueFactory = _ => -1 };
        var seconds = new Option<int>("--seconds") { Description = "Stops creating after so long (default: 600).", DefaultValueFactory = _ => 600 };
        var rounds = new Option<int>("--rounds") { Description = "Times that each page is asked for (default: 5).", DefaultValueFactory = _ => 5 };
        var command = new Command("directory", "First pages of ListPartners by every filter and order.") { partners, selling, seconds, rounds };
        command.SetAction((parsed, _) =>
        {
            var all = parsed.GetValue(partners);
            return RunAsync(all, parsed.GetValue(selling) is var some and >= 0 ? some : all / 20, TimeSpan.FromSeconds(parsed.GetValue(seconds)), parsed.GetValue(rounds));
        });
        return command;
    }

    private static async Task RunAsync(int partners, int selling, TimeSpan longest, int rounds)
    {
        var directory = BenchmarkedServer.NewDirectory();
        try
        {
            int created;
            await using (var first = await BenchmarkedServer.StartOursAsync(directory: directory, settings: ("IdlePartnerMinutes", "1")))
            {
                created = await FillAsync(first, partners, longest);
                await BandedSales.MakeAsync(first, Id, created, selling);
            }
            Console.WriteLine($"  journal {SizeOf(directory, "*.log") / MiB:N0} MiB, index {SizeOf(directory, "*.sst") / MiB:N0} MiB");
            await using (var second = await BenchmarkedServer.StartOursAsync(directory: directory, settings: ("Views:Enabled", "false")))
                await MeasureAsync(second, rounds, [""]);
            await using var third = await BenchmarkedServer.StartOursAsync(directory: directory);
            await BandedSales.AwaitAsync(third, Id, created, selling);
            await MeasureAsync(third, rounds, ["", .. BandedSales.Bands]);
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    private static string Id(int number) => $"p{number:D7}";

    private static async Task MeasureAsync(BenchmarkedServer server, int rounds, string[] bands)
    {
        await server.SettleAsync();
        var resident = ProcessUsage.ResidentBytes(server.ProcessId);
        await AskAsync(server, rounds, bands);
        Console.WriteLine($"  resident before {resident / MiB:N0} MiB, after {ProcessUsage.ResidentBytes(server.ProcessId) / MiB:N0} MiB");
    }

    private static async Task<int> FillAsync(BenchmarkedServer server, int partners, TimeSpan longest)
    {
        using var channel = GrpcChannel.ForAddress(server.GrpcAddress);
        var client = new PartnerService.PartnerServiceClient(channel);
        var started = Stopwatch.GetTimestamp();
        var created = 0;
        await Parallel.ForEachAsync(Enumerable.Range(0, partners), new ParallelOptions { MaxDegreeOfParallelism = CallsAtOnce }, async (number, cancellation) =>
        {
            if (Stopwatch.GetElapsedTime(started) > longest)
                return;
            await CreateAsync(client, number, cancellation);
            Interlocked.Increment(ref created);
        });
        var took = Stopwatch.GetElapsedTime(started);
        Console.WriteLine($"directory: {created:N0} partners created in {took.TotalSeconds:N0} s, {created / took.TotalSeconds:N0} a second");
        return created;
    }

    /// <summary>Every 20th is a prospect, every 50th suspended, every 100th ends tomorrow.</summary>
    private static async Task CreateAsync(PartnerService.PartnerServiceClient client, int number, CancellationToken cancellation)
    {
        var random = new SplitMix((ulong)number);
        var id = Id(number);
        await client.CreatePartnerAsync(new CreatePartnerRequest
        {
            PartnerId = id,
            Partner = new Partner
            {
                DisplayName = $"渠道商 {random.Next(1_000_000):D6}",
                ChannelType = (ChannelType)(1 + random.Next(3)),
                Region = $"cn/p{random.Next(Provinces):D2}/c{random.Next(Cities)}",
            },
            InitialState = number % 20 == 0 ? PartnerState.Prospect : PartnerState.Active,
        }, cancellationToken: cancellation);
        if (number % 100 == 1)
            await client.TerminatePartnerAsync(new TerminatePartnerRequest { PartnerId = id, Reason = "for the benchmark" }, cancellationToken: cancellation);
        else if (number % 50 == 2)
            await client.SuspendPartnerAsync(new SuspendPartnerRequest { PartnerId = id, Reason = "for the benchmark" }, cancellationToken: cancellation);
    }

    private static async Task AskAsync(BenchmarkedServer server, int rounds, string[] bands)
    {
        using var channel = GrpcChannel.ForAddress(server.GrpcAddress);
        var client = new PartnerService.PartnerServiceClient(channel);
        var queries =
            from state in Enum.GetValues<PartnerState>()
            from type in Enum.GetValues<ChannelType>()
            from region in Regions
            from order in Enum.GetValues<PartnerOrder>()
            where order != PartnerOrder.Unspecified
            from isLastFirst in new[] { false, true }
            from band in bands
            select new ListPartnersRequest { Band = band, State = state, ChannelType = type, Region = region, OrderBy = order, Descending = isLastFirst, PageSize = PageSize };
        ListPartnersRequest[] all = [.. queries];
        for (var round = 1; round <= rounds; round++)
        {
            Random.Shared.Shuffle(all);
            var (whole, ofBands) = (new FirstPages(), bands.ToDictionary(band => band, _ => new FirstPages()));
            foreach (var query in all)
            {
                var from = Stopwatch.GetTimestamp();
                var page = await client.ListPartnersAsync(query);
                var to = Stopwatch.GetTimestamp();
                whole.Add(query, page.Partners.Count, PageSize, from, to);
                ofBands[query.Band].Add(query, page.Partners.Count, PageSize, from, to);
            }
            Console.WriteLine($"  round {round}: {whole}");
            if (bands.Length > 1)
                foreach (var band in bands)
                    Console.WriteLine($"    {(band.Length == 0 ? "without a band" : band)}: {ofBands[band]}");
        }
    }

    private static long SizeOf(string directory, string pattern) =>
        new DirectoryInfo(directory).EnumerateFiles(pattern, SearchOption.AllDirectories).Sum(file => file.Length);
}
