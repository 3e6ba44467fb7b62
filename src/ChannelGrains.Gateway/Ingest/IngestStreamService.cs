using ChannelGrains.Domain.Refusals;
using ChannelGrains.Gateway.Access;
using ChannelGrains.Gateway.Budgets;
using ChannelGrains.Gateway.Errors;
using ChannelGrains.Ingest.V1;
using Grpc.AspNetCore.Server.Model;
using Grpc.Core;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ChannelGrains.Gateway.Ingest;

/// <summary>The methods that send transactions, apart from the generated service because their requests are read by <see cref="StreamRequest"/> and
/// <see cref="SubmitRequest"/>.</summary>
internal sealed class IngestStreamService(IngestServices services, BatchSubmission submitting)
{
    public Task<SubmitTransactionsResponse> SubmitTransactions(SubmitRequest request, ServerCallContext context) =>
        submitting.SubmitAsync(request.SourceId, request.Batch, context);

    public async Task StreamTransactions(
        IAsyncStreamReader<StreamRequest> requests, IServerStreamWriter<StreamTransactionsResponse> responses, ServerCallContext context)
    {
        services.Instruments.OnStreamOpened();
        var status = StatusCode.OK;
        try
        {
            await RunAsync(requests, responses, context);
        }
        catch (Exception exception) when (exception is RpcException { StatusCode: StatusCode.Internal } or InvalidDataException)
        {
            // The gRPC server cannot read a message.
            status = StatusCode.InvalidArgument;
            throw RefusalStatus.ToException(Refusal.InvalidArgument("MALFORMED", "A message of the stream is cut off or packed wrongly. What was acknowledged stands."));
        }
        catch (RpcException exception)
        {
            status = exception.StatusCode;
            throw;
        }
        catch (OperationCanceledException)
        {
            status = context.CancellationToken.IsCancellationRequested ? StatusCode.Cancelled : StatusCode.Unavailable;
            throw new RpcException(new Status(status, "The stream was closed. What was acknowledged stands; connect again and resume."));
        }
        catch (IOException)
        {
            // The caller reset the stream or its connection; that may be seen before the call counts as cancelled.
            status = StatusCode.Cancelled;
            throw new RpcException(new Status(status, "The caller reset the stream. What was acknowledged stands."));
        }
        catch
        {
            status = StatusCode.Internal;
            throw;
        }
        finally
        {
            services.Instruments.OnStreamEnded(status.ToString());
        }
    }

    private async Task RunAsync(
        IAsyncStreamReader<StreamRequest> requests, IServerStreamWriter<StreamTransactionsResponse> responses, ServerCallContext context)
    {
        var open = await ReadOpenAsync(requests, context);
        Principal.Of(context).RequireSource(open.SourceId);
        var source = await services.Sources.GetAsync(open.SourceId);
        await responses.WriteAsync(new StreamTransactionsResponse
        {
            Opened = new StreamOpened
            {
                WindowFrames = services.Options.WindowFrames,
                MaxFrameTransactions = services.Options.MaxFrameTransactions,
                MaxFrameBytes = services.Options.MaxFrameBytes,
                JournalIncarnation = services.Store.Incarnation,
            },
        });
        await new IngestStream(services, AdmittedCall.Of(context), source, requests, responses, context.CancellationToken).RunAsync();
    }

    private async Task<StreamOpen> ReadOpenAsync(IAsyncStreamReader<StreamRequest> requests, ServerCallContext context)
    {
        try
        {
            if (await requests.MoveNext(context.CancellationToken).WaitAsync(services.Options.OpenTimeout, services.Time, context.CancellationToken)
                && requests.Current.Open is { } open)
                return open;
        }
        catch (TimeoutException)
        {
            throw RefusalStatus.ToException(Refusal.InvalidArgument("OPEN_EXPECTED",
                $"The stream did not send `open` within {services.Options.OpenTimeout.TotalSeconds:0} s."));
        }
        throw RefusalStatus.ToException(Refusal.InvalidArgument("OPEN_EXPECTED", "The first message of a stream is a well-formed `open`."));
    }

    /// <summary>Tells the gRPC server of the two methods.</summary>
    internal sealed class MethodProvider : IServiceMethodProvider<IngestStreamService>
    {
        public void OnServiceMethodDiscovery(ServiceMethodProviderContext<IngestStreamService> context)
        {
            object[] metadata = [new HttpMethodMetadata([HttpMethods.Post])];
            context.AddDuplexStreamingMethod(StreamRequest.Method, metadata, (service, requests, responses, call) => service.StreamTransactions(requests, responses, call));
            context.AddUnaryMethod(SubmitRequest.Method, metadata, (service, request, call) => service.SubmitTransactions(request, call));
        }
    }
}
