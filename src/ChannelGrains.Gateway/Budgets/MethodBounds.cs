using System.Collections.Frozen;
using ChannelGrains.Access.V1;
using ChannelGrains.Protocol;
using ChannelGrains.Grains;
using Grpc.Core;
using Microsoft.Extensions.Options;

namespace ChannelGrains.Gateway.Budgets;

/// <summary>How large the request of each method may be, and what its answer may take while it is made and written, by the option that stands with it in the protos.</summary>
internal sealed class MethodBounds(IOptions<BudgetOptions> budget, IOptions<IngestOptions> ingest)
{
    private const int LongRequestBytes = 1 << 20;

    /// <summary>What an answer is in memory, for each byte of it on the wire: as objects, and as the bytes that are written.</summary>
    public const int AnswerFactor = 4;

    /// <summary>Answers that are no lists: some measures, a partner, a status. A partner's figures have a part for each category, 4,096 at most.</summary>
    private const long ShortAnswerBytes = 32 << 10, FiguresBytes = 1 << 20;

    private static readonly FrozenDictionary<string, MethodSize> Sizes =
        ApiMethods.All.ToFrozenDictionary(ApiMethods.PathOf, method => method.GetOptions()?.GetExtension(SizeExtensions.Size) ?? new MethodSize(), StringComparer.Ordinal);

    public int RequestBytes(string method) => RequestOf(method) switch
    {
        RequestSize.Transactions or RequestSize.File => ingest.Value.MaxMessageBytes,
        RequestSize.Long => Math.Max(LongRequestBytes, budget.Value.RequestBytes),
        _ => budget.Value.RequestBytes,
    };

    /// <summary>What is held from the beginning; the messages of a stream or watch are held one by one.</summary>
    public static long AnswerBytes(string method, MethodType type) => type != MethodType.Unary ? 0 : Sizes.GetValueOrDefault(method)?.Answer switch
    {
        AnswerSize.List => (long)Pages.LargestBytes * AnswerFactor,
        AnswerSize.Figures => FiguresBytes,
        _ => ShortAnswerBytes,
    };

    public static MessageForm FormOf(string method, MethodType type, bool isGrpc)
    {
        if (!isGrpc)
            return MessageForm.Json;
        if (type is MethodType.DuplexStreaming or MethodType.ClientStreaming)
            return MessageForm.Frames;
        return RequestOf(method) == RequestSize.Transactions ? MessageForm.Bytes : MessageForm.Protobuf;
    }

    private static RequestSize RequestOf(string method) => Sizes.GetValueOrDefault(method)?.Request ?? RequestSize.Unspecified;
}
