using Google.Protobuf;
using Grpc.Core;

namespace ChannelGrains.Dashboard.Live;

/// <summary>A question that the server answers again after each change.</summary>
/// <typeparam name="TResponse">The answers.</typeparam>
public sealed class LiveQuestion<TResponse>
    where TResponse : class
{
    private readonly string _identity;
    private readonly Func<CallInvoker, CallOptions, AsyncServerStreamingCall<TResponse>> _open;

    private LiveQuestion(string identity, Func<CallInvoker, CallOptions, AsyncServerStreamingCall<TResponse>> open) => (_identity, _open) = (identity, open);

    /// <param name="request">What is asked.</param>
    /// <param name="open">Calls the watch.</param>
    public static LiveQuestion<TResponse> Of<TRequest>(TRequest request, Func<CallInvoker, TRequest, CallOptions, AsyncServerStreamingCall<TResponse>> open)
        where TRequest : IMessage<TRequest> =>
        new($"{request.Descriptor.FullName} {request.ToByteString().ToBase64()}", (calls, options) => open(calls, request, options));

    /// <summary>A question that the server answers once: it is asked again and again, in one call for all who look.</summary>
    /// <param name="request">What is asked.</param>
    /// <param name="every">How long after an answer it is asked again.</param>
    /// <param name="ask">Calls the method.</param>
    public static LiveQuestion<TResponse> Asked<TRequest>(TRequest request, TimeSpan every, Func<CallInvoker, TRequest, CallOptions, AsyncUnaryCall<TResponse>> ask)
        where TRequest : IMessage<TRequest> => Of(request, (calls, asked, options) =>
        {
            var answers = new AskedAnswers<TResponse>(every, each => ask(calls, asked, options.WithCancellationToken(each)), options.CancellationToken);
            return new AsyncServerStreamingCall<TResponse>(answers, Task.FromResult(new Metadata()), () => Status.DefaultSuccess, () => [], answers.Dispose);
        });

    public AsyncServerStreamingCall<TResponse> Open(CallInvoker calls, CallOptions options) => _open(calls, options);

    /// <summary>Equal for equal questions of callers with equal rights.</summary>
    public string KeyFor(string rights) => $"{_identity} {rights}";
}
