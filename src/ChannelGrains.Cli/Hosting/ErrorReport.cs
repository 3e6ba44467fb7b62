using System.Text.Json;
using ChannelGrains.Cli.Output;
using ChannelGrains.Client;
using Grpc.Core;

namespace ChannelGrains.Cli.Hosting;

/// <summary>Shows why the server refused, and what to do about it.</summary>
internal static class ErrorReport
{
    /// <returns>The exit code.</returns>
    public static int Write(Session session, ServerError error)
    {
        var host = session.Host;
        if (session.IsJson)
            host.Error.WriteLine(JsonSerializer.Serialize(new { error = ToJson(error) }));
        else
        {
            host.Error.WriteLine($"error: {error.Message}");
            host.Error.WriteLine($"  code    {EnumNames.Of(error.Code)}{(error.Reason.Length > 0 ? $", reason {error.Reason}" : "")}");
            if (ExitCodeOf(error) == ExitCode.Unreachable)
                host.Error.WriteLine($"  server  {session.Server}");

            foreach (var violation in error.FieldViolations)
                host.Error.WriteLine($"  field   {violation.Field}: {violation.Description}");

            foreach (var (key, value) in error.Metadata)
                host.Error.WriteLine($"  {key,-7} {value}");

            if (Remedy(error) is { } remedy)
                host.Error.WriteLine($"  do      {remedy}");
        }

        return ExitCodeOf(error);
    }

    public static int ExitCodeOf(ServerError error) =>
        error.Code is StatusCode.Unavailable or StatusCode.DeadlineExceeded || (error.Code == StatusCode.Unimplemented && error.Reason.Length == 0)
            ? ExitCode.Unreachable
            : ExitCode.Refused;

    public static object ToJson(ServerError error) => new
    {
        code = EnumNames.Of(error.Code),
        reason = error.Reason,
        message = error.Message,
        metadata = error.Metadata,
        field_violations = error.FieldViolations.Select(v => new { field = v.Field, description = v.Description }),
        retry_delay_seconds = error.RetryDelay?.TotalSeconds,
    };

    private static string? Remedy(ServerError error) => error.Code switch
    {
        StatusCode.Unavailable => "Check that the server runs and that --server is its gRPC address, the first one of its line `ready`; then try again.",
        StatusCode.DeadlineExceeded => "The server did not answer in time; try again.",
        StatusCode.Unauthenticated => "Give an API key: CHANNELGRAINS_API_KEY or --api-key.",
        StatusCode.PermissionDenied => "Use an API key with the role that this call needs.",
        StatusCode.NotFound => "Check the id; `channelctl partner list` and `channelctl source list` show what there is.",
        StatusCode.AlreadyExists => "Read what is there with `get`; to change it use `update`, to repeat a request the same --request-id.",
        StatusCode.Aborted => "It was changed meanwhile: read it again and repeat.",
        StatusCode.ResourceExhausted when error.RetryDelay is { } delay => $"Try again in {delay.TotalSeconds:0.#} s.",
        StatusCode.Unimplemented => "The server is older than this channelctl, or the address is not its gRPC address.",
        _ => null,
    };
}
