using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.PartnerLists;
using ChannelGrains.Domain.Partners;
using ChannelGrains.Grains.Partners;
using ChannelGrains.Grains.PartnerLists;
using ChannelGrains.Journal;
using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Runtime;

namespace ChannelGrains.Server.Tests.PartnerLists;

/// <summary>What a page costs, and who may see whom.</summary>
public sealed class PartnerListTests(SharedServer shared)
{
    private const long MicrosPerDay = 86_400_000_000;

    private readonly TestClient _client = shared.Client;

    /// <summary>While a change of type is planned, a partner has a row of each type at one place.</summary>
    [Fact]
    public async Task Page_EndsBetweenTheRowsOfAPartner_ListsItOnTheNext()
    {
        const string region = "zz/planned-types";
        var tomorrow = DateTime.UtcNow.AddDays(2).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        var (direct, inner) = (ChannelGrains.Partners.V1.ChannelType.Direct, ChannelGrains.Partners.V1.ChannelType.Internal);
        List<string> created = [];
        foreach (var (now, then) in new[] { (direct, direct), (direct, inner), (inner, direct) })
        {
            var partner = new Partner { PartnerId = $"planned-type-{created.Count}", DisplayName = "A", ChannelType = now, Region = region };
            await _client.Partners.CreatePartnerAsync(new CreatePartnerRequest { PartnerId = partner.PartnerId, Partner = partner });
            created.Add(partner.PartnerId);
            if (now == then)
                continue;
            partner.ChannelType = then;
            await _client.Partners.UpdatePartnerAsync(new UpdatePartnerRequest { Partner = partner, UpdateMask = new() { Paths = { "channel_type" } }, EffectiveFrom = tomorrow });
        }

        List<string> listed = [];
        var query = new ListPartnersRequest { Region = region, PageSize = 1 };
        do
        {
            var page = await _client.Partners.ListPartnersAsync(query);
            listed.AddRange(page.Partners.Select(partner => partner.PartnerId));
            query.PageToken = page.NextPageToken;
        }
        while (query.PageToken.Length > 0);

        Assert.Equal(created, listed);
    }

    [Fact]
    public async Task Page_BehindRowsOfPlansThatCame_EndsEarlyWithATokenAndGoesOn()
    {
        const int passed = PartnerList.MaxRows + 50;
        var index = new SortedIndex();
        var created = BusinessDay.Parse("2026-03-05");
        for (var i = 0; i < passed; i++)
            index.Add(Life($"p{i:D6}", created, Domain.Partners.LifecycleState.Terminated));
        index.Add(Life("q", created, null));
        var filter = new PartnerFilter(LifecycleState.Active, Domain.Partners.ChannelType.Unspecified, "");
        var query = new Grains.PartnerLists.ListPartners(filter, Domain.PartnerLists.PartnerOrder.DisplayName, false, 10, "");
        var later = (created.DaysSinceEpoch + 30) * MicrosPerDay;

        var first = await new PartnerList(index, query, null, later).ReadAsync();
        Assert.Empty(first.Partners);
        // No partner was read for what the row itself rules out.
        Assert.Equal(0, index.Read);
        var second = await new PartnerList(index, query with { After = first.Last }, null, later).ReadAsync();

        Assert.Equal(["q"], second.Partners.Select(partner => partner.PartnerId));
        Assert.Equal((1, ""), (index.Read, second.Last));
    }

    [Fact]
    public async Task Page_OfManyPlansOfTheseDays_EndsEarlyWithATokenAndGoesOn()
    {
        var index = new SortedIndex();
        var created = BusinessDay.Parse("2026-03-05");
        for (var i = 0; i < PartnerList.MaxPartners + 50; i++)
            index.Add(Life($"p{i:D6}", created, Domain.Partners.LifecycleState.Terminated));
        var query = new Grains.PartnerLists.ListPartners(
            new PartnerFilter(LifecycleState.Terminated, Domain.Partners.ChannelType.Unspecified, ""), Domain.PartnerLists.PartnerOrder.CreatedAt, false, 10, "");
        // The day before: near enough that only the partner says what is so.
        var dayBefore = (created.DaysSinceEpoch + 9) * MicrosPerDay;

        var first = await new PartnerList(index, query, null, dayBefore).ReadAsync();
        var second = await new PartnerList(index, query with { After = first.Last }, null, dayBefore).ReadAsync();

        Assert.Empty(first.Partners);
        Assert.InRange(index.Read, PartnerList.MaxPartners, PartnerList.MaxPartners + 100);
        Assert.NotEmpty(first.Last);
        Assert.Equal((0, ""), (second.Partners.Count, second.Last));
    }

    [Fact]
    public async Task List_OfPartnersThatAreNotInMemory_LeavesThemThere()
    {
        using var directory = new TemporaryDirectory();
        string partner;
        await using (var before = await TestServer.StartAsync(directory: directory.Path))
            partner = await new TestClient(before.Channel).CreatePartnerAsync();
        await using var server = await TestServer.StartAsync(new Dictionary<string, string?> { ["Views:Enabled"] = "false" }, directory.Path);
        var client = new TestClient(server.Channel);

        var page = await client.Partners.ListPartnersAsync(new ListPartnersRequest { State = PartnerState.Active, Region = "cn/sichuan", OrderBy = ChannelGrains.Partners.V1.PartnerOrder.CreatedAt });

        Assert.Equal([partner], page.Partners.Select(one => one.PartnerId));
        var grains = server.Services.GetRequiredService<IGrainFactory>();
        Assert.Null(await grains.GetGrain<IManagementGrain>(0).GetActivationAddress(grains.GetGrain<IPartnerGrain>(partner)));
    }

    [Theory]
    [InlineData(99, 0, "", 0, "STATE", "state")]
    [InlineData(0, 99, "", 0, "CHANNEL_TYPE", "channel_type")]
    [InlineData(0, 0, "cn//x", 0, "INVALID_REGION", "region")]
    [InlineData(0, 0, "", 99, "ORDER_BY", "order_by")]
    public async Task List_OfWhatIsNone_IsRefused(int state, int type, string region, int order, string reason, string field)
    {
        var request = new ListPartnersRequest
        {
            State = (PartnerState)state,
            ChannelType = (ChannelGrains.Partners.V1.ChannelType)type,
            Region = region,
            OrderBy = (ChannelGrains.Partners.V1.PartnerOrder)order,
        };

        Assert.Equal(field, Refused.Field(await Refused.WithAsync(StatusCode.InvalidArgument, reason, _client.Partners.ListPartnersAsync(request))));
    }

    [Theory]
    [InlineData(ChannelGrains.Partners.V1.PartnerOrder.PartnerId, true)]
    [InlineData(ChannelGrains.Partners.V1.PartnerOrder.DisplayName, false)]
    [InlineData(ChannelGrains.Partners.V1.PartnerOrder.CreatedAt, true)]
    public async Task List_ByAKeyOfSomePartners_HasThoseAlone(ChannelGrains.Partners.V1.PartnerOrder order, bool descending)
    {
        var key = new string('k', 32);
        var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(key)));
        var admin = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes("admin" + key)));
        var settings = new Dictionary<string, string?>
        {
            ["ApiKeys:0:Sha256"] = hash,
            ["ApiKeys:0:Principal"] = "some",
            ["ApiKeys:0:Roles:0"] = "reader",
            ["ApiKeys:1:Sha256"] = admin,
            ["ApiKeys:1:Principal"] = "admin",
            ["ApiKeys:1:Roles:0"] = "admin",
        };
        for (var i = 0; i < 80; i += 2)
            settings[$"ApiKeys:0:Partners:{i / 2}"] = $"p{i:D2}";
        await using var server = await TestServer.StartAsync(settings);
        using var all = server.Connect("admin" + key);
        using var some = server.Connect(key);
        for (var i = 0; i < 80; i++)
            await new TestClient(all).CreatePartnerAsync(request => (request.PartnerId, request.Partner.DisplayName) = ($"p{i:D2}", $"Name {i:D2}"));

        List<string> listed = [];
        var query = new ListPartnersRequest { State = PartnerState.Active, OrderBy = order, Descending = descending, PageSize = 7 };
        do
        {
            var page = await new TestClient(some).Partners.ListPartnersAsync(query);
            listed.AddRange(page.Partners.Select(partner => partner.PartnerId));
            query.PageToken = page.NextPageToken;
        }
        while (query.PageToken.Length > 0);

        var expected = Enumerable.Range(0, 40).Select(i => $"p{2 * i:D2}");
        Assert.Equal(descending ? expected.Reverse() : expected, listed);
    }

    private static PartnerLife Life(string id, BusinessDay created, Domain.Partners.LifecycleState? planned)
    {
        var particulars = new PartnerParticulars { DisplayName = id, ChannelType = Domain.Partners.ChannelType.Direct, Region = "cn", TimeZone = "Etc/UTC", CurrencyCode = "CNY" };
        var at = created.DaysSinceEpoch * MicrosPerDay;
        var life = PartnerLife.Apply(null, new CreatePartner(id, particulars, LifecycleState.Active, null).Decide(null, Domain.Programmes.Programme.Default, at).Require(), at, 1);
        return planned is { } state ? PartnerLife.Apply(life, new PartnerStateChanged(state, created.AddDays(10), "over"), created.DaysSinceEpoch * MicrosPerDay, 2) : life;
    }

    /// <summary>An index in memory that counts what is looked up.</summary>
    private sealed class SortedIndex : IJournalIndex
    {
        private static readonly Comparer<byte[]> Bytes = Comparer<byte[]>.Create((left, right) => left.AsSpan().SequenceCompareTo(right));

        private readonly SortedDictionary<byte[], byte[]> _entries = new(Bytes);
        private List<KeyValuePair<byte[], byte[]>>? _sorted;

        public int Read { get; private set; }

        public void Add(PartnerLife life)
        {
            foreach (var write in PartnerDirectory.Change(null, 0, life, life.CreatedAtMicros))
                _entries[write.Key.ToArray()] = write.Value.ToArray();
        }

        public ValueTask ReadIndexAsync(IndexReads reads, CancellationToken cancellationToken)
        {
            Read += reads.Count;
            for (var i = 0; i < reads.Count; i++)
                if (_entries.TryGetValue(reads.Key(i).ToArray(), out var value))
                    reads.Answer(i, value);
            return default;
        }

        public ValueTask<IReadOnlyList<IndexEntry>> ScanIndexAsync(
            ReadOnlyMemory<byte> prefix, ReadOnlyMemory<byte> after, int max, bool descending, CancellationToken cancellationToken)
        {
            Assert.False(descending);
            _sorted ??= [.. _entries];
            var from = (after.IsEmpty ? prefix : after).ToArray();
            var at = _sorted.BinarySearch(new(from, []), Comparer<KeyValuePair<byte[], byte[]>>.Create((left, right) => Bytes.Compare(left.Key, right.Key)));
            at = at < 0 ? ~at : at + (after.IsEmpty ? 0 : 1);
            return new([.. _sorted.Skip(at).TakeWhile(entry => entry.Key.AsSpan().StartsWith(prefix.Span)).Take(max).Select(entry => new IndexEntry(entry.Key, entry.Value))]);
        }
    }
}
