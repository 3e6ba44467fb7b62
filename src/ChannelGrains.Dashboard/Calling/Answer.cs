using ChannelGrains.Client;
using Grpc.Core;

namespace ChannelGrains.Dashboard.Calling;

/// <summary>What the server said: the value, or why there is none.</summary>
/// <param name="Value">Null where it refused.</param>
/// <param name="Problem">Null where there is a value.</param>
public sealed record Answer<T>(T? Value, ServerError? Problem)
    where T : class;

/// <summary>Asks the server; a refusal is a value, so that a page shows it in the place of what it asked for.</summary>
internal static class Answer
{
    public static async Task<Answer<T>> OfAsync<T>(Func<Task<T>> ask)
        where T : class
    {
        try
        {
            return new Answer<T>(await ask(), null);
        }
        catch (RpcException exception)
        {
            return new Answer<T>(null, ServerError.From(exception));
        }
    }

    public static Task<Answer<T>> OfAsync<T>(AsyncUnaryCall<T> call)
        where T : class => OfAsync(() => call.ResponseAsync);
}
