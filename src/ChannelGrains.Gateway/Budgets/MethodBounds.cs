using ChannelGrains.Gateway.Ingest;
using ChannelGrains.Grains;
using Grpc.Core;
using Microsoft.Extensions.Options;

namespace ChannelGrains.Gateway.Budgets;

/// <summary>How large the request of each method may be, and what its answer may take while it is made and written.</summary>
internal sealed class MethodBounds(IOptions<BudgetOptions> budget, IOptions<IngestOptions> ingest)
{
    /// <summary>Requests that name up to 10,000 partners, 1,000 items, or carry a transaction.</summary>
    private const int LongRequestBytes = 1 << 20;

    /// <summary>What an answer is in memory, for each byte of it on the wire: as objects, and as the bytes that are written.</summary>
    public const int AnswerFactor = 4;

    /// <summary>Answers that are no lists: some measures, a partner, a status. A partner's figures have a part for each category, 4,096 at most.</summary>
    private const long ShortAnswerBytes = 32 << 10, FiguresBytes = 1 << 20;

    private const string Stream = "/channelgrains.ingest.v1.IngestService/StreamTransactions";
    private const string Submit = "/channelgrains.ingest.v1.IngestService/SubmitTransactions";

    private const string Figures = "/channelgrains.kpi.v1.KpiService/GetPartnerKpis";

    private static readonly HashSet<string> LongRequests = new(StringComparer.Ordinal)
    {
        "/channelgrains.ingest.v1.IngestService/CreateSource",
        "/channelgrains.ingest.v1.IngestService/UpdateSource",
        "/channelgrains.ingest.v1.IngestService/ReplayQuarantined",
        "/channelgrains.ingest.v1.IngestService/DiscardQuarantined",
    };

    private static readonly HashSet<string> Lists = new(StringComparer.Ordinal)
    {
        "/channelgrains.ingest.v1.IngestService/ListSources",
        "/channelgrains.ingest.v1.IngestService/ListQuarantined",
        "/channelgrains.partner.v1.PartnerService/ListPartners",
        "/channelgrains.kpi.v1.KpiService/GetChannelKpis",
        "/channelgrains.kpi.v1.KpiService/ListPartnerKpis",
        "/channelgrains.market.v1.MarketService/GetMarketShare",
        "/channelgrains.market.v1.MarketService/ListMarkets",
        "/channelgrains.market.v1.MarketService/VerifyViews",
        "/channelgrains.admin.v1.AdminService/VerifyJournal",
    };

    public int RequestBytes(string method) => method is Stream or Submit ? ingest.Value.MaxMessageBytes
        : LongRequests.Contains(method) ? Math.Max(LongRequestBytes, budget.Value.RequestBytes)
        : budget.Value.RequestBytes;

    /// <summary>What is held from the beginning; the messages of a stream or watch are held one by one.</summary>
    public static long AnswerBytes(string method, MethodType type) => type != MethodType.Unary ? 0 : Lists.Contains(method) ? (long)Pages.LargestBytes * AnswerFactor : method == Figures ? FiguresBytes : ShortAnswerBytes;

    public static MessageForm FormOf(string method, MethodType type, bool isGrpc)
    {
        if (!isGrpc)
            return MessageForm.Json;
        if (type is MethodType.DuplexStreaming or MethodType.ClientStreaming)
            return MessageForm.Frames;
        return method == Submit ? MessageForm.Bytes : MessageForm.Protobuf;
    }
}
