using ChannelGrains.Dashboard.Tests.Browsing;
using ChannelGrains.Dashboard.Tests.Certificates;
using ChannelGrains.Dashboard.Tests.Compliance;
using ChannelGrains.Dashboard.Tests.Discipline;
using ChannelGrains.Dashboard.Tests.Forms;
using ChannelGrains.Dashboard.Tests.Partners;
using ChannelGrains.Dashboard.Tests.Risk;
using ChannelGrains.Dashboard.Tests.Surveys;
using ChannelGrains.Dashboard.Tests.Tools;
using ChannelGrains.Ingest.V1;
using ChannelGrains.Partners.V1;
using Google.Protobuf.WellKnownTypes;

[assembly: AssemblyFixture(typeof(Seeded))]

namespace ChannelGrains.Dashboard.Tests.Browsing;

/// <summary>A server with partners that have sold this month and last, for tests that change nothing of it. Who changes something starts a server of his own.</summary>
public sealed class Seeded : IAsyncLifetime
{
    public const string Source = "erp";

    public static IReadOnlyList<(string Id, string Name, string Region, ChannelType Type)> Partners { get; } =
    [
        ("chengdu-south", "成都南店 Chengdu South", "cn/sichuan/chengdu", ChannelType.Direct),
        ("tianfu", "四川天府商贸 Tianfu Trading", "cn/sichuan", ChannelType.Intermediary),
        ("canton", "广交代理 <b>Canton</b> Fair Agency", "cn/guangdong", ChannelType.Intermediary),
        (PageServer.HeldPartner, "Held Partner", "cn/guangdong/foshan", ChannelType.Internal),
    ];

    public PageServer Server { get; private set; } = null!;

    /// <summary>The month in which it was seeded, as the programme's days are.</summary>
    public string Month { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        Server = await PageServer.StartAsync();
        var now = DateTimeOffset.UtcNow.ToOffset(TimeSpan.FromHours(8));
        Month = $"{now:yyyy-MM}";
        await PartnersAsync(Server);
        for (var (at, day) = (0, now.AddDays(-40)); day <= now; at++, day = day.AddDays(1))
            foreach (var (place, partner) in Partners.Index())
                await SellAsync(Server, partner.Id, $"{partner.Id}-{at}", day, (1_000 + 137 * at) * (place + 1), at % 3 == 0 ? "teaware" : "tea", $"member-{at % 9}");
        await PartnersSeed.FillAsync(Server);
        await RiskSeed.FillAsync(Server, Month[..4]);
        await FieldSeed.FillAsync(Server);
        await ComplianceSeed.FillAsync(Server);
        await CertificateSeed.FillAsync(Server);
        await ToolSeed.FillAsync(Server);
        await SurveySeed.FillAsync(Server);
        await DisciplineSeed.FillAsync(Server);
    }

    public async ValueTask DisposeAsync() => await Server.DisposeAsync();

    /// <summary>Registers the partners and the source.</summary>
    public static async Task PartnersAsync(PageServer server)
    {
        var partners = new PartnerService.PartnerServiceClient(server.As("root"));
        foreach (var partner in Partners)
            await partners.CreatePartnerAsync(new()
            {
                PartnerId = partner.Id,
                Partner = new Partner { DisplayName = partner.Name, ChannelType = partner.Type, Region = partner.Region },
                InitialState = PartnerState.Active,
                RequestId = partner.Id,
            });
        await SourceAsync(server);
    }

    /// <summary>Registers the source that sends sales.</summary>
    public static async Task SourceAsync(PageServer server) =>
        await new IngestService.IngestServiceClient(server.As("root")).CreateSourceAsync(
            new() { Source = new Source { SourceId = Source, Mode = SourceMode.Keyed, DisplayName = "ERP", MaxAgeDays = 3_650 }, RequestId = Source });

    /// <summary>One sale, in whole units of the currency.</summary>
    public static async Task SellAsync(PageServer server, string partnerId, string id, DateTimeOffset at, long amount, string category = "tea", string customer = "", TransactionKind kind = TransactionKind.Sale)
    {
        var answer = await new IngestService.IngestServiceClient(server.As("root")).SubmitTransactionsAsync(new()
        {
            SourceId = Source,
            Batch = new TransactionBatch
            {
                PartnerId = partnerId,
                Transactions =
                {
                    new Transaction
                    {
                        TransactionId = id, Kind = kind, CurrencyCode = "CNY", OccurredAt = at.ToTimestamp(), CustomerId = customer,
                        Lines = { new TransactionLine { Sku = "sku", Category = category, QuantityThousandths = 1_000, AmountMicros = amount * 1_000_000 } },
                    },
                },
            },
        });
        Assert.Equal(1, answer.Result.Accepted);
    }
}
