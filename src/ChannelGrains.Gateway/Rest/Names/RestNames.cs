using System.Buffers;
using System.Collections.Concurrent;
using System.IO.Pipelines;
using ChannelGrains.Domain.Refusals;
using ChannelGrains.Gateway.Errors;
using ChannelGrains.Gateway.Rest.OpenApi;
using Google.Protobuf.Reflection;
using Microsoft.AspNetCore.Grpc.JsonTranscoding;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace ChannelGrains.Gateway.Rest.Names;

/// <summary>Refuses a REST call with a name that it does not have, or with a field twice, before the transcoding drops it in silence.</summary>
internal sealed class RestNames(RequestDelegate next)
{
    private static readonly Refusal TooLarge = Refusal.ResourceExhausted("BODY_TOO_LARGE", "The body has more bytes than a message may have. Send less at once.");

    private readonly ConcurrentDictionary<GrpcJsonTranscodingMetadata, Call> _calls = [];

    public Task InvokeAsync(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<GrpcJsonTranscodingMetadata>() is { } method ? CheckAsync(context, _calls.GetOrAdd(method, static method => new Call(method))) : next(context);

    private async Task CheckAsync(HttpContext context, Call call)
    {
        Refusal? refusal;
        try
        {
            refusal = call.Query.Check(context.Request.QueryString.Value) ?? await CheckBodyAsync(context, call);
        }
        catch (BadHttpRequestException exception) when (exception.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            await RestErrors.WriteAsync(context.Response, StatusCodes.Status413PayloadTooLarge, TooLarge);
            return;
        }
        if (refusal is not null)
            await RestErrors.WriteAsync(context.Response, StatusCodes.Status400BadRequest, refusal);
        else
            await next(context);
    }

    private static async ValueTask<Refusal?> CheckBodyAsync(HttpContext context, Call call)
    {
        if (call.Body is null)
            return context.Features.Get<IHttpRequestBodyDetectionFeature>() is { CanHaveBody: true } && context.Request.ContentLength != 0 ? NameRefusals.UnexpectedBody : null;
        var reader = context.Request.BodyReader;
        var body = await ReadAllAsync(reader, context.RequestAborted);
        var refusal = BodyNames.Check(body, call.Body, call.BodyField, context.Request.RouteValues);
        // Unread again: the transcoding reads it from its start.
        reader.AdvanceTo(body.Start);
        return refusal;
    }

    private static async ValueTask<ReadOnlySequence<byte>> ReadAllAsync(PipeReader reader, CancellationToken cancellationToken)
    {
        while (true)
        {
            var read = await reader.ReadAsync(cancellationToken);
            if (read.IsCompleted)
                return read.Buffer;
            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    /// <summary>What a call may name.</summary>
    private sealed class Call
    {
        public Call(GrpcJsonTranscodingMetadata method)
        {
            var binding = HttpBinding.Of(method.MethodDescriptor, method.HttpRule);
            Query = new QueryNames(binding);
            BodyField = binding.Body is "" or HttpBinding.WholeRequest ? null : method.MethodDescriptor.InputType.FindFieldByName(binding.Body);
            Body = binding.Body.Length == 0 ? null : BodyField?.MessageType ?? method.MethodDescriptor.InputType;
        }

        public QueryNames Query { get; }

        /// <summary>What the body is; null for a call without one.</summary>
        public MessageDescriptor? Body { get; }

        /// <summary>The field of the request that the body is; null when it is the whole request.</summary>
        public FieldDescriptor? BodyField { get; }
    }
}
