using CsCheck;
using Google.Protobuf.WellKnownTypes;
using Microsoft.Extensions.Time.Testing;

namespace ChannelGrains.Server.Tests.PartnerLists;

/// <summary>Whatever happens to partners: every filter in every order by pages of any size lists those that are so today, each once.</summary>
public sealed class ListPropertyTests
{
    private static readonly string[] Regions = ["", "cn", "cn/sichuan", "cn/sichuan/chengdu", "cn/sichuanx", "us/ny"];
    private static readonly string[] Zones = ["Etc/UTC", "Asia/Shanghai", "America/New_York", "Pacific/Kiritimati"];
    private static readonly string[] Names = ["", "alpha", "Alpha", "ALPHA 2", "成都店", "成都", "Zeta", "ähre"];

    private static readonly Gen<Step[]> Steps = Gen.Select(Gen.Int[0, 15], Gen.Int[0, 30], Gen.Int[0, 3], Gen.Int[0, 5], Gen.Int[0, 7])
        .Select((kind, partner, type, region, more) => new Step(kind, partner, type, region, more)).Array[30, 60];

    private static readonly Gen<ListPartnersRequest[]> Queries = Gen.Select(Gen.Int[0, 7], Gen.Int[0, 3], Gen.Int[0, 5], Gen.Int[0, 3], Gen.Bool, Gen.Int[1, 12])
        .Select((state, type, region, order, descending, size) => new ListPartnersRequest
        {
            State = (PartnerState)state,
            ChannelType = (ChannelType)type,
            Region = Regions[region],
            OrderBy = (PartnerOrder)order,
            Descending = descending,
            PageSize = size,
        }).Array[25];

    /// <param name="Kind">What happens.</param>
    /// <param name="Partner">To whom.</param>
    /// <param name="Type">Its type.</param>
    /// <param name="Region">Its region.</param>
    /// <param name="More">Its name, zone, days from now.</param>
    private sealed record Step(int Kind, int Partner, int Type, int Region, int More);

    [Fact]
    public Task Lists_AfterAnything_AreThoseOfTheModel() => Gen.Select(Steps, Queries).SampleAsync((steps, queries) => RunAsync(steps, queries, rebuilds: false), iter: 6, threads: 1);

    /// <summary>What was lost of the index is made again from the log.</summary>
    [Fact]
    public Task Lists_AfterTheIndexIsLost_AreThoseOfTheModel() => Gen.Select(Steps, Queries).SampleAsync((steps, queries) => RunAsync(steps, queries, rebuilds: true), iter: 2, threads: 1);

    private static async Task RunAsync(Step[] steps, ListPartnersRequest[] queries, bool rebuilds)
    {
        using var directory = new TemporaryDirectory();
        var time = DrivenClock.StartingAt(Make.Noon);
        var server = await StartAsync(directory, time);
        try
        {
            var client = new TestClient(server.Channel);
            HashSet<string> partners = [];
            foreach (var (step, number) in steps.Select((step, number) => (step, number)))
            {
                await ChangeAsync(client, time, partners, step);
                // Not only at the end: what is planned is not so yet, and what ended has rows for a while.
                await CompareAsync(client, partners, queries[number % queries.Length]);
            }
            await server.DisposeAsync();
            if (rebuilds)
                Directory.Delete(Path.Combine(directory.Path, "journal", "index"), recursive: true);
            server = await StartAsync(directory, time);
            client = new TestClient(server.Channel);
            foreach (var query in queries)
                await CompareAsync(client, partners, query);
            time.Advance(TimeSpan.FromDays(9));
            foreach (var query in queries)
                await CompareAsync(client, partners, query);
            Assert.Empty((await client.Admin.VerifyJournalAsync(new Admin.V1.VerifyJournalRequest())).Problems);
        }
        finally
        {
            await server.DisposeAsync();
        }
    }

    private static async Task<TestServer> StartAsync(TemporaryDirectory directory, FakeTimeProvider time)
    {
        var server = await TestServer.StartAsync(new Dictionary<string, string?> { ["Views:Enabled"] = "false" }, directory.Path, time);
        // Orleans takes a clock that jumps for a process that stood still.
        server.ExpectsErrors = true;
        return server;
    }

    private static async Task ChangeAsync(TestClient client, FakeTimeProvider time, HashSet<string> partners, Step step)
    {
        var id = $"p-{step.Partner}";
        var partner = new Partner
        {
            PartnerId = id,
            DisplayName = Names[step.More],
            ChannelType = (ChannelType)Math.Max(1, step.Type),
            Region = Regions[step.Region],
            TimeZone = Zones[step.More % Zones.Length],
        };
        var day = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime).AddDays(step.More).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        try
        {
            switch (step.Kind)
            {
                case 0:
                    time.Advance(TimeSpan.FromHours(7 * step.More));
                    break;
                case 1:
                    await client.Partners.SuspendPartnerAsync(new SuspendPartnerRequest { PartnerId = id, Reason = "audit" });
                    break;
                case 2:
                    await client.Partners.ResumePartnerAsync(new ResumePartnerRequest { PartnerId = id, Reason = "done" });
                    break;
                case 3:
                    await client.Partners.TerminatePartnerAsync(new TerminatePartnerRequest { PartnerId = id, Reason = "over", EffectiveFrom = step.More > 3 ? day : "" });
                    break;
                case 4 or 5 or 6:
                    await client.Partners.UpdatePartnerAsync(new UpdatePartnerRequest
                    {
                        Partner = partner,
                        UpdateMask = new FieldMask { Paths = { step.Kind == 4 ? ["display_name"] : ["display_name", "region", "channel_type", "time_zone"] } },
                        EffectiveFrom = step.Kind == 5 ? day : "",
                    });
                    break;
                default:
                    await client.Partners.CreatePartnerAsync(new CreatePartnerRequest { PartnerId = id, Partner = partner, InitialState = step.Kind % 2 == 0 ? PartnerState.Active : PartnerState.Prospect });
                    partners.Add(id);
                    break;
            }
        }
        catch (RpcException exception) when (exception.StatusCode is StatusCode.NotFound or StatusCode.AlreadyExists or StatusCode.FailedPrecondition or StatusCode.InvalidArgument)
        {
            // Refused: nothing happened.
        }
    }

    private static async Task CompareAsync(TestClient client, HashSet<string> partners, ListPartnersRequest query)
    {
        List<Partner> expected = [];
        foreach (var id in partners)
            if ((await client.Partners.GetPartnerAsync(new GetPartnerRequest { PartnerId = id })).Partner is var partner && Admits(query, partner))
                expected.Add(partner);
        expected.Sort((left, right) => Compare(query.OrderBy, left, right) * (query.Descending ? -1 : 1));

        List<Partner> listed = [];
        var next = query.Clone();
        do
        {
            var page = await client.Partners.ListPartnersAsync(next);
            Assert.InRange(page.Partners.Count, 0, query.PageSize);
            listed.AddRange(page.Partners);
            next.PageToken = page.NextPageToken;
        }
        while (next.PageToken.Length > 0);
        Assert.Equal(expected, listed);
    }

    private static bool Admits(ListPartnersRequest query, Partner partner) =>
        (query.State == PartnerState.Unspecified || partner.State == query.State)
        && (query.ChannelType == ChannelType.Unspecified || partner.ChannelType == query.ChannelType)
        && (query.Region.Length == 0 || $"{partner.Region}/".StartsWith($"{query.Region}/", StringComparison.Ordinal));

    private static int Compare(PartnerOrder order, Partner left, Partner right)
    {
        var first = order switch
        {
            PartnerOrder.DisplayName => string.CompareOrdinal(left.DisplayName.ToUpperInvariant(), right.DisplayName.ToUpperInvariant()),
            PartnerOrder.CreatedAt => left.CreatedAt.CompareTo(right.CreatedAt),
            _ => 0,
        };
        return first != 0 ? first : string.CompareOrdinal(left.PartnerId, right.PartnerId);
    }
}
