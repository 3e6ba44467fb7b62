using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using ChannelGrains.Benchmarks.Driving;
using ChannelGrains.Benchmarks.Reports;
using ChannelGrains.Benchmarks.Servers;
using ChannelGrains.Benchmarks.Workloads;
using ChannelGrains.Forms.V1;
using ChannelGrains.Partners.V1;
using Google.Protobuf.WellKnownTypes;
using Grpc.Net.Client;
using Record = ChannelGrains.Forms.V1.Record;

namespace ChannelGrains.Benchmarks.Experiments;

/// <summary><c>field</c>: how soon a plan for all partners is made; ingest with plans, of which a part is answered, beside without, in pairs; first pages of what is due and overdue, by every filter.</summary>
internal static class FieldCommand
{
    private const string FormId = "visit", Daily = "daily", Weekly = "weekly", Monthly = "monthly", Local = "local", Direct = "direct";
    private const int CallsAtOnce = 64, Provinces = 30, Cities = 10, PageSize = 100, DaysBack = 60;
    private const double MostSecondsOfAPlan = 1, LeastRatio = 0.97;

    private static readonly BenchOptions Options = BenchOptions.Short with { Run = TimeSpan.FromSeconds(2) };

    private static readonly string[] Regions = ["", "cn", "cn/p07", "cn/p07/c3"], Owners = ["", "ann"], PlanIds = ["", Daily, Weekly, Monthly, Local, Direct];

    private static readonly AssignmentState[][] States = [[], [AssignmentState.Due], [AssignmentState.Overdue], [AssignmentState.Done]];

    public static Command Create()
    {
        var partners = new Option<int>("--partners") { Description = "Partners (default: 100000).", DefaultValueFactory = _ => 100_000 };
        var answered = new Option<int>("--answered") { Description = "Of them, those that have answered the first plan (default: a tenth).", DefaultValueFactory = _ => -1 };
        var pairs = new Option<int>("--pairs") { Description = "Pairs of runs with and without plans (default: 6).", DefaultValueFactory = _ => 6 };
        var rounds = new Option<int>("--rounds") { Description = "Times that each page is asked for (default: 5).", DefaultValueFactory = _ => 5 };
        var command = new Command("field", "Plans for all partners: how soon they are made, what they cost ingest, first pages of what is due and overdue.") { partners, answered, pairs, rounds };
        command.SetAction((parsed, _) =>
        {
            var all = parsed.GetValue(partners);
            return RunAsync(Options with { Partners = all }, parsed.GetValue(answered) is var some and >= 0 ? some : all / 10, parsed.GetValue(pairs), parsed.GetValue(rounds));
        });
        return command;
    }

    private static async Task RunAsync(BenchOptions options, int answered, int pairs, int rounds)
    {
        Console.WriteLine($"{Machine.Measure()}\n");
        var population = new PartnerPopulation(options.Partners, options.Streams);
        await using var without = await StartAsync("without", population, options);
        await using var with = await StartAsync("with", population, options);
        using var channel = GrpcChannel.ForAddress(with.Server.GrpcAddress);
        var forms = new FormService.FormServiceClient(channel);
        await PlanAsync(forms, options.Partners);
        await AnswerAsync(forms, population, answered);
        await CompareAsync(without, with, options, pairs);
        await with.Server.SettleAsync();
        await AskAsync(forms, population, rounds);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"resident {ProcessUsage.ResidentBytes(with.Server.ProcessId) / (double)(1 << 20):N0} MiB with plans, {ProcessUsage.ResidentBytes(without.Server.ProcessId) / (double)(1 << 20):N0} MiB without"));
    }

    private static async Task<Contender> StartAsync(string name, PartnerPopulation population, BenchOptions options)
    {
        var server = await BenchmarkedServer.StartOursAsync(name);
        await Registration.RegisterAsync(server, population.Ids, place =>
        {
            var random = new SplitMix((ulong)place);
            return new Partner { DisplayName = $"渠道商 {place:D6}", ChannelType = (ChannelType)(1 + random.Next(3)), Region = $"cn/p{random.Next(Provinces):D2}/c{random.Next(Cities)}" };
        });
        return new Contender(name, server, Registration.Sequenced, new Feed(population, FrameShape.Mixed256, isKeyed: false, options.Seed), takesRepeats: false);
    }

    /// <summary>Each plan's days lie behind for the most part, so that there is much that is due and more that is overdue.</summary>
    private static async Task PlanAsync(FormService.FormServiceClient forms, int partners)
    {
        await forms.PutFormAsync(new PutFormRequest
        {
            Form = new Form
            {
                FormId = FormId,
                Kind = FormKind.Inspection,
                DefaultLanguage = "en",
                Title = { ["en"] = "A visit" },
                Items = { new FormItem { ItemId = "floor", Kind = ItemKind.YesNo, Title = { ["en"] = "The floor is clean" }, Pass = new PassRule { Yes = true } } },
            },
        });
        var longest = TimeSpan.Zero;
        foreach (var plan in (Plan[])[
            PlanOf(Daily, "FREQ=DAILY", 2, new PlanScope()), PlanOf(Weekly, "FREQ=WEEKLY;BYDAY=MO,TH", 7, new PlanScope(), "ann"), PlanOf(Monthly, "FREQ=MONTHLY", 90, new PlanScope()),
            PlanOf(Local, "FREQ=WEEKLY", 3, new PlanScope { Regions = { "cn/p07" } }), PlanOf(Direct, "FREQ=WEEKLY", 3, new PlanScope { ChannelTypes = { ChannelType.Direct } }, "ann")])
        {
            var from = Stopwatch.GetTimestamp();
            await forms.PutPlanAsync(new PutPlanRequest { Plan = plan });
            var took = Stopwatch.GetElapsedTime(from);
            longest = took > longest ? took : longest;
        }
        var started = Stopwatch.GetTimestamp();
        while ((await forms.ListAssignmentsAsync(new ListAssignmentsRequest { PageSize = PageSize })).Assignments.Count < PageSize)
            if (Stopwatch.GetElapsedTime(started) > TimeSpan.FromSeconds(30))
                throw new InvalidOperationException("The server lists no assignments of the plans.");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"five plans for {partners:N0} partners: the longest made in {longest.TotalMilliseconds:0.0} ms (target: under {MostSecondsOfAPlan:0} s{(longest.TotalSeconds < MostSecondsOfAPlan ? "" : ", missed")}), listed {Stopwatch.GetElapsedTime(started).TotalMilliseconds:0.0} ms after the last"));
    }

    private static Plan PlanOf(string id, string recurrence, int daysToDo, PlanScope scope, string owner = "") => new()
    {
        PlanId = id,
        FormId = FormId,
        Title = id,
        Recurrence = recurrence,
        StartsOn = DayOf(DaysBack),
        DaysToDo = daysToDo,
        Scope = scope,
        Owner = owner,
    };

    private static string DayOf(int daysAgo) => DateTime.UtcNow.AddDays(-daysAgo).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Some partners have answered the first day of the daily plan.</summary>
    private static async Task AnswerAsync(FormService.FormServiceClient forms, PartnerPopulation population, int answered)
    {
        var started = Stopwatch.GetTimestamp();
        var takenAt = Timestamp.FromDateTime(DateTime.UtcNow.Date);
        await Parallel.ForEachAsync(population.Ids.Take(answered), new ParallelOptions { MaxDegreeOfParallelism = CallsAtOnce }, async (partner, cancellation) =>
        {
            var record = new Record
            {
                RecordId = "visit-1",
                PartnerId = partner,
                FormId = FormId,
                FormVersion = 1,
                TakenAt = takenAt,
                Assignment = new AnsweredAssignment { PlanId = Daily, BeginsOn = DayOf(DaysBack) },
                Answers = { new Answer { ItemId = "floor", Yes = true } },
            };
            await forms.SubmitRecordAsync(new SubmitRecordRequest { Record = record }, cancellationToken: cancellation);
        });
        var took = Stopwatch.GetElapsedTime(started);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{answered:N0} records taken in {took.TotalSeconds:0.0} s, {answered / took.TotalSeconds:N0} a second\n"));
    }

    private static async Task CompareAsync(Contender without, Contender with, BenchOptions options, int pairs)
    {
        foreach (var contender in new[] { without, with })
            await contender.WarmUpAsync(options);
        var ratios = new List<double>();
        for (var pair = 0; pair < pairs; pair++)
        {
            foreach (var contender in pair % 2 == 0 ? new[] { without, with } : [with, without])
                await contender.RunAsync(options);
            ratios.Add(with.LastPerSecond / without.LastPerSecond);
        }
        if (ratios.Count == 0)
            return;
        var ratio = Measurement.Median(ratios);
        Console.WriteLine("| ingest per second without plans | with | ratio, median of pairs | target |\n|---:|---:|---:|---:|");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"| {without.PeakPerSecond:N0} | {with.PeakPerSecond:N0} | {ratio:0.000} ({ratios.Min():0.000} to {ratios.Max():0.000}) | {LeastRatio:0.00}{(ratio >= LeastRatio ? "" : ", missed")} |\n"));
    }

    private static async Task AskAsync(FormService.FormServiceClient forms, PartnerPopulation population, int rounds)
    {
        var ofAll =
            from states in States
            from type in System.Enum.GetValues<ChannelType>()
            from region in Regions
            from owner in Owners
            from planId in PlanIds
            select new ListAssignmentsRequest { States = { states }, ChannelType = type, Region = region, Owner = owner, PlanId = planId, PageSize = PageSize };
        var ofOne =
            from states in States
            from planId in PlanIds
            select new ListAssignmentsRequest { States = { states }, PlanId = planId, PartnerId = population.Ids[population.Ids.Length / 2], PageSize = PageSize };
        var ofNone =
            from states in States
            select new ListAssignmentsRequest { States = { states }, Region = "us", PageSize = PageSize };
        ListAssignmentsRequest[] all = [.. ofAll, .. ofOne, .. ofNone];
        // The first round compiles the code.
        for (var round = 0; round <= rounds; round++)
        {
            Random.Shared.Shuffle(all);
            var (whole, ofStates) = (new FirstPages(), States.Select(_ => new FirstPages()).ToArray());
            foreach (var query in all)
            {
                var from = Stopwatch.GetTimestamp();
                var page = await forms.ListAssignmentsAsync(query);
                var to = Stopwatch.GetTimestamp();
                whole.Add(query, page.Assignments.Count, PageSize, from, to);
                ofStates[Array.FindIndex(States, states => states.SequenceEqual(query.States))].Add(query, page.Assignments.Count, PageSize, from, to);
            }
            if (round == 0)
                continue;
            Console.WriteLine($"round {round}: {whole}");
            foreach (var (states, pages) in States.Zip(ofStates))
                Console.WriteLine($"  {(states.Length == 0 ? "due and overdue" : string.Join(", ", states))}: {pages}");
        }
    }
}
