using System.Buffers;
using System.IO.Pipelines;
using ChannelGrains.Domain.Refusals;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace ChannelGrains.Gateway.Budgets;

/// <summary>The whole request of a unary call or watch, read before its method is entered: within its bound, in time, and held for the call. It stays
/// in the transport's buffers, and is read from there again.</summary>
internal sealed class RequestBody : IRequestBodyPipeFeature
{
    /// <summary>What stands before a gRPC message: whether it is compressed, and its length.</summary>
    private const int PrefixBytes = 5;

    private readonly PipeReader _transport;
    private readonly ReadOnlySequence<byte> _bytes;

    private RequestBody(PipeReader transport, ReadOnlySequence<byte> bytes)
    {
        (_transport, _bytes) = (transport, bytes);
        Reader = PipeReader.Create(bytes);
    }

    public PipeReader Reader { get; }

    public static Refusal TooSlow { get; } = Refusal.ResourceExhausted("SLOW_SENDER",
        "The message did not come in time. Nothing of it was stored; send it again, whole.").Passing();

    public static Refusal TooLarge(AdmittedCall call) => Refusal.ResourceExhausted(call.Form == MessageForm.Json ? "BODY_TOO_LARGE" : "MESSAGE_TOO_LARGE",
        $"The request is larger than the {call.MaxMessageBytes} bytes that it may have. Send less at once.");

    /// <summary>Reads the request of a call; null with a refusal when it is not to be had.</summary>
    public static async ValueTask<(RequestBody? Body, Refusal? Refusal)> ReadAsync(HttpContext context, AdmittedCall call, TimeProvider time, BudgetOptions options)
    {
        try
        {
            return await ReadWholeAsync(context, call, time, options);
        }
        catch (BadHttpRequestException exception)
        {
            return (null, exception.StatusCode == StatusCodes.Status413PayloadTooLarge ? TooLarge(call) : CallGate.Malformed);
        }
    }

    private static async ValueTask<(RequestBody? Body, Refusal? Refusal)> ReadWholeAsync(HttpContext context, AdmittedCall call, TimeProvider time, BudgetOptions options)
    {
        var transport = context.Request.BodyReader;
        var reading = transport.ReadAsync();
        if (reading.IsCompletedSuccessfully)
        {
            // Most are there at once.
            if (Take(transport, reading.Result, call) is { } taken)
                return taken;
            reading = transport.ReadAsync();
        }
        var begunAt = time.GetTimestamp();
        using var patience = new CancellationTokenSource(options.SendTimeout, time);
        await using var cut = patience.Token.UnsafeRegister(static reader => ((PipeReader)reader!).CancelPendingRead(), transport);
        for (; ; reading = transport.ReadAsync())
        {
            if (Take(transport, await reading, call) is { } whole)
                return whole;
            var left = options.Allowed(options.SendTimeout, call.MessageBytes) - time.GetElapsedTime(begunAt);
            patience.CancelAfter(left > TimeSpan.Zero ? left : TimeSpan.Zero);
        }
    }

    /// <summary>The method has read it: gives the transport its buffers back.</summary>
    public void Close() => _transport.AdvanceTo(_bytes.End);

    /// <summary>Null while more is to come.</summary>
    private static (RequestBody? Body, Refusal? Refusal)? Take(PipeReader transport, in ReadResult read, AdmittedCall call)
    {
        var refusal = read.IsCanceled ? TooSlow
            : read.Buffer.Length > call.MaxMessageBytes + PrefixBytes ? TooLarge(call)
            : call.TryHoldMessage(read.Buffer, read.IsCompleted) ? null
            : ResourceBudget.Overloaded;
        if (refusal is null && read.IsCompleted)
            return (new RequestBody(transport, read.Buffer), null);
        transport.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        return refusal is null ? null : (null, refusal);
    }
}
