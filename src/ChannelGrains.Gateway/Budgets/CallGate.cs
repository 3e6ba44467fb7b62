using ChannelGrains.Domain.Refusals;
using ChannelGrains.Gateway.Access;
using ChannelGrains.Gateway.Errors;
using ChannelGrains.Grains.Surveys;
using Grpc.AspNetCore.Server;
using Grpc.Core;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;
using Rpc = Google.Rpc;

namespace ChannelGrains.Gateway.Budgets;

/// <summary>Stands before every method, gRPC and REST. In this order:
/// <list type="number">
/// <item>the caller's key, and whether its role may call the method, by the headers alone;</item>
/// <item>whether the budget has room for the call;</item>
/// <item>the request, within its bound and in time; that of a stream is read by its method, and metered.</item>
/// </list>
/// What the call holds is released when its answer is written, or when it has ended otherwise.</summary>
internal sealed partial class CallGate(
    RequestDelegate next, KeyRing keys, ShareRing shares, SurveyRing surveys, ResourceBudget budget, CallInstruments instruments, MethodBounds bounds, MalformedCalls malformed, IOptions<BudgetOptions> settings, TimeProvider time, ILogger<CallGate> logger)
{
    private const string Bearer = "Bearer ";

    private static readonly Rpc.Status Unauthenticated = new()
    {
        Code = (int)StatusCode.Unauthenticated,
        Message = "Unknown or missing API key: send it as metadata x-api-key.",
    };

    private static readonly Rpc.Status UnknownSurvey = new()
    {
        Code = (int)StatusCode.Unauthenticated,
        Message = "This server made no such invitation to a survey: use the link as it was sent, whole.",
    };

    public static Refusal Malformed { get; } = Refusal.InvalidArgument("MALFORMED", "The request is no well-formed message of its method. Nothing of it was stored.");

    public Task InvokeAsync(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<GrpcMethodMetadata>() is { } method ? InvokeAsync(context, method.Method.FullName, method.Method.Type) : next(context);

    private async Task InvokeAsync(HttpContext context, string method, MethodType type)
    {
        var connection = context.Features.GetRequiredFeature<ConnectionAccount>();
        Principal? principal = null;
        if (!AccessRules.IsOpen(method))
        {
            try
            {
                principal = await FindAsync(context.Request.Headers, context.RequestAborted);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                LogNoCaller(logger, method, exception);
                await RefuseAsync(context, method, GrainFailures.Describe(exception), StatusCodes.Status503ServiceUnavailable);
                return;
            }
            if (principal is null)
            {
                instruments.OnRefused(method, StatusCode.Unauthenticated);
                await CallRefusal.WriteAsync(context, KeyOf(context.Request.Headers) is { } key && SurveyTokens.IsMeant(key) ? UnknownSurvey : Unauthenticated, StatusCodes.Status401Unauthorized);
                return;
            }
            connection.SetKnown();
            if (AccessRules.For(method).CheckRole(principal, method) is { } denied)
            {
                await RefuseAsync(context, method, denied, StatusCodes.Status403Forbidden);
                return;
            }
        }
        var isGrpc = HttpProtocol.IsHttp2(context.Request.Protocol);
        if (budget.TryOpen(connection, principal, MethodBounds.AnswerBytes(method, type), bounds.RequestBytes(method), MethodBounds.FormOf(method, type, isGrpc)) is not { } call)
        {
            await RefuseAsync(context, method, ResourceBudget.Overloaded, StatusCodes.Status429TooManyRequests);
            return;
        }
        context.Features.Set(call);
        context.Response.OnCompleted(static call =>
        {
            ((AdmittedCall)call).End();
            return Task.CompletedTask;
        }, call);
        // A REST answer is written while its method runs.
        if (!isGrpc)
            context.Response.OnStarting(() =>
            {
                call.AwaitReader(context, time, settings.Value);
                return Task.CompletedTask;
            });
        try
        {
            await RunAsync(context, method, type, call, isGrpc);
        }
        catch (Exception exception) when (exception is IOException || (exception is OperationCanceledException && context.RequestAborted.IsCancellationRequested))
        {
            // Nobody waits for an answer any more.
        }
    }

    /// <summary>Who has the key that was sent; null for nobody. What is for a share stands for that alone, also where no keys are configured and everybody is local.</summary>
    private ValueTask<Principal?> FindAsync(IHeaderDictionary headers, CancellationToken cancellationToken)
    {
        var key = KeyOf(headers);
        if (key is not null && ShareSecret.IsMeant(key))
            return shares.FindAsync(key, cancellationToken);
        if (key is not null && SurveyTokens.IsMeant(key))
            return ValueTask.FromResult(surveys.Find(key));
        return ValueTask.FromResult(keys.IsEmpty && (IsShareIn(headers["x-api-key"]) || IsShareIn(headers.Authorization)) ? null : keys.Find(key));
    }

    /// <summary>Whether a share was sent, if beside something else or not as it should be.</summary>
    private static bool IsShareIn(StringValues headers)
    {
        foreach (var header in headers)
            if (ShareSecret.IsIn(header))
                return true;
        return false;
    }

    private async Task RunAsync(HttpContext context, string method, MethodType type, AdmittedCall call, bool isGrpc)
    {
        if (context.Request.Headers.ContainsKey("grpc-encoding"))
            AdmittedCall.OfCompressed = call;
        if (call.Form == MessageForm.Frames)
        {
            context.Features.Set<IRequestBodyPipeFeature>(new MeteredReader(context.Request.BodyReader, call, time, settings.Value));
            await next(context);
            return;
        }
        var (body, refusal) = await RequestBody.ReadAsync(context, call, time, settings.Value);
        if (body is null)
        {
            await RefuseAsync(context, method, refusal!, refusal == RequestBody.TooSlow ? StatusCodes.Status408RequestTimeout
                : refusal == ResourceBudget.Overloaded ? StatusCodes.Status429TooManyRequests
                : refusal == Malformed ? StatusCodes.Status400BadRequest
                : StatusCodes.Status413PayloadTooLarge);
            return;
        }
        context.Features.Set<IRequestBodyPipeFeature>(body);
        if (!isGrpc)
            context.Request.Body = body.Reader.AsStream();
        try
        {
            await next(context);
        }
        finally
        {
            body.Close();
        }
        if (!call.IsEntered)
            await AnswerMalformedAsync(context, method, call, isGrpc);
        else if (isGrpc)
            ReportBug(context, method);
        if (isGrpc && type == MethodType.Unary && context.Response.HasStarted)
            await FlushAsync(context, call);
    }

    /// <summary>Waits until the caller has taken the answer. The server would end the request before, and keep what is not taken for as long as the caller likes.</summary>
    private async ValueTask FlushAsync(HttpContext context, AdmittedCall call)
    {
        try
        {
            var flushing = context.Response.BodyWriter.FlushAsync();
            if (!flushing.IsCompleted)
                call.AwaitReader(context, time, settings.Value);
            await flushing;
        }
        catch (InvalidOperationException)
        {
            // Its deadline came, with which the gRPC server has ended the answer.
        }
    }

    /// <summary>The gRPC server could not read the request. It says UNKNOWN or INTERNAL then.</summary>
    private async Task AnswerMalformedAsync(HttpContext context, string method, AdmittedCall call, bool isGrpc)
    {
        if (isGrpc && (context.Response.HasStarted || context.Response.Headers["grpc-status"].ToString() is not ("2" or "13")))
            return;
        if (!isGrpc && context.Response.StatusCode == StatusCodes.Status400BadRequest)
            instruments.OnRefused(method, StatusCode.InvalidArgument);
        if (isGrpc || context.Response.StatusCode == StatusCodes.Status400BadRequest)
            malformed.Add(method, call.Principal?.Name ?? "somebody without a key");
        if (isGrpc)
            await RefuseAsync(context, method, Malformed, StatusCodes.Status400BadRequest);
    }

    /// <summary>What the gRPC server itself logs is mostly what callers do, with a stack trace, so its log is off; what is not theirs is logged here.</summary>
    private void ReportBug(HttpContext context, string method)
    {
        if (context.Features.Get<IServerCallContextFeature>()?.ServerCallContext.Status is { StatusCode: StatusCode.Unknown, DebugException: { } exception })
            LogBug(logger, method, exception);
    }

    private Task RefuseAsync(HttpContext context, string method, Refusal refusal, int httpStatus)
    {
        if (refusal == RequestBody.TooSlow)
            budget.OnRefused("slow_sender");
        var status = RefusalStatus.Of(refusal);
        instruments.OnRefused(method, (StatusCode)status.Code);
        return CallRefusal.WriteAsync(context, status, httpStatus);
    }

    private static string? KeyOf(IHeaderDictionary headers)
    {
        if (headers.TryGetValue("x-api-key", out var key))
            return key.Count == 1 ? key[0] : null;
        return headers.Authorization is [{ } authorization] && authorization.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) ? authorization[Bearer.Length..] : null;
    }

    [LoggerMessage(EventId = 2204, Level = LogLevel.Error, Message = "The answer of {Method} could not be given.")]
    private static partial void LogBug(ILogger logger, string method, Exception exception);

    [LoggerMessage(EventId = 2205, Level = LogLevel.Warning, Message = "Who calls {Method} could not be read.")]
    private static partial void LogNoCaller(ILogger logger, string method, Exception exception);
}
