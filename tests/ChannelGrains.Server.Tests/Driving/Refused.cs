using Google.Rpc;

namespace ChannelGrains.Server.Tests.Driving;

/// <summary>What a refusal must look like: a code, and ErrorInfo of this API's domain with a reason.</summary>
internal static class Refused
{
    public static async Task<RpcException> WithAsync<T>(StatusCode code, string reason, AsyncUnaryCall<T> call) =>
        With(code, reason, await Assert.ThrowsAsync<RpcException>(async () => await call));

    /// <summary>Of a call about a file of evidence.</summary>
    public static async Task<RpcException> WithAsync<T>(StatusCode code, string reason, byte[] file, Func<string, Task<T>> call) =>
        With(code, reason, await Assert.ThrowsAsync<RpcException>(() => call(Files.Sha256(file))));

    public static RpcException With(StatusCode code, string reason, RpcException exception)
    {
        Assert.Equal(code, exception.StatusCode);
        Assert.Equal(reason, Info(exception.GetRpcStatus()!).Reason);
        return exception;
    }

    public static ErrorInfo With(StatusCode code, string reason, BatchResult result)
    {
        Assert.NotNull(result.Error);
        var info = Info(result.Error);
        Assert.Equal((code, reason), ((StatusCode)result.Error.Code, info.Reason));
        Assert.Equal((0, 0, 0), (result.Accepted, result.Duplicates, result.Items.Count));
        return info;
    }

    /// <summary>The field that the call's BadRequest names.</summary>
    public static string Field(RpcException exception) => Assert.Single(exception.GetRpcStatus()!.GetDetail<BadRequest>()!.FieldViolations).Field;

    private static ErrorInfo Info(Google.Rpc.Status status)
    {
        var info = status.GetDetail<ErrorInfo>();
        Assert.NotNull(info);
        Assert.Equal("channelgrains", info.Domain);
        return info;
    }
}
