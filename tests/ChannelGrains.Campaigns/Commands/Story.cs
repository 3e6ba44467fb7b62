using Google.Protobuf;
using Grpc.Core;

namespace ChannelGrains.Campaigns.Commands;

/// <summary>A script as its sender tells it: what is acknowledged, and the one command that may be without an answer. Survives the server.</summary>
internal sealed class Story(ICommandScript script, string kind, string idPrefix, CommandTally tally, Findings findings)
{
    /// <summary>Far fewer than a journal remembers.</summary>
    private const int MaxRemembered = 200;

    /// <summary>Looks at what lists show a little later than the journal, until they show it.</summary>
    private const int MostLooks = 50;

    private const int RepeatPercent = 12, AlterPercent = 4, RepeatsAfterStart = 3, MostTries = 3;
    private const string VersionField = "journal_version";

    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(100);

    private readonly List<(Command Command, IMessage Answer)> _remembered = [];
    private Shown _acknowledged = Shown.Nothing;
    private Command? _pending;
    private long _version;
    private int _made;

    public bool IsEnded { get; private set; }

    /// <summary>Sends the next command, or again what was acknowledged before. Throws when the connection breaks.</summary>
    public async Task StepAsync(ChannelBase channel, Random random)
    {
        if (_pending is null && _remembered.Count > 0)
        {
            var draw = random.Next(100);
            if (draw < RepeatPercent + AlterPercent)
            {
                var (command, answer) = _remembered[random.Next(_remembered.Count)];
                await (draw < RepeatPercent ? RepeatAsync(channel, command, answer) : AlterAsync(channel, command));
                return;
            }
        }
        _pending ??= Make(random);
        IsEnded = _pending is null;
        if (_pending is not null)
            await SendAsync(channel, _pending);
    }

    /// <summary>Sends again what had no answer, and some of what had one: mostly the newest, as that is what a crash could take.</summary>
    public async Task SettleAsync(ChannelBase channel, Random random)
    {
        if (_pending is not null)
            tally.OnResent();
        while (_pending is not null)
            await SendAsync(channel, _pending);
        await RepeatSomeAsync(channel, random);
    }

    public async Task RepeatSomeAsync(ChannelBase channel, Random random)
    {
        for (var repeat = 0; repeat < Math.Min(RepeatsAfterStart, _remembered.Count); repeat++)
        {
            var (command, answer) = repeat == 0 ? _remembered[^1] : _remembered[random.Next(_remembered.Count)];
            await RepeatAsync(channel, command, answer);
        }
        if (_remembered.Count > 0)
            await AlterAsync(channel, _remembered[random.Next(_remembered.Count)].Command);
    }

    /// <summary>Compares what the server shows with what was acknowledged; what has no answer may be there, whole, or not.</summary>
    public async Task CheckAsync(ChannelBase channel, string when)
    {
        try
        {
            List<(string Name, string? Must, string? Is)> differences = [];
            var isLate = true;
            for (var looks = 1; isLate && looks <= MostLooks; looks++)
            {
                if (looks > 1)
                    await Task.Delay(Glance);
                var shown = await ReadAsync(channel);
                differences = [.. _acknowledged.Differences(shown)];
                var ifDone = _pending is { Refused: null } pending ? pending.Effect(_acknowledged).Differences(shown).ToList() : differences;
                if (differences.Count == 0 || ifDone.Count == 0)
                    return;
                isLate = IsLate(differences) || IsLate(ifDone);
            }
            foreach (var (name, must, actual) in differences)
                findings.Add(must is null ? FindingKind.Figure : FindingKind.Acknowledged,
                    $"{when}: {script.Subject}: {name} is {actual ?? "not there"}, must be {must ?? "not there"}" + (_pending is null ? "" : $", without an answer to {_pending}"));
        }
        catch (RpcException exception) when (Refused.Of(exception) is not null || exception.StatusCode == StatusCode.Internal)
        {
            findings.Add(FindingKind.Figure, $"{when}: {script.Subject} cannot be read: {exception.Status.Detail}");
        }
    }

    private static bool IsLate(List<(string Name, string? Must, string? Is)> differences) => differences.TrueForAll(difference => difference.Name == PartnerRecords.Name);

    /// <summary>As a client does: what has no answer is asked again, a few times.</summary>
    private async Task<Shown> ReadAsync(ChannelBase channel)
    {
        for (var tries = 1; ; tries++)
            try
            {
                return await script.ReadAsync(channel);
            }
            catch (RpcException exception) when (tries < MostTries && Refused.Of(exception)?.AsksToTryAgain == true)
            {
                await Task.Delay(Glance);
            }
    }

    private Command? Make(Random random)
    {
        var command = script.Next(random, _acknowledged);
        command?.Identify($"{idPrefix}-{++_made}");
        return command;
    }

    /// <summary>Sends the pending command. It stays pending when it is to be sent again.</summary>
    private async Task SendAsync(ChannelBase channel, Command command)
    {
        try
        {
            var answer = await command.SendAsync(channel);
            if (command.Refused is { } refused)
                Report($"{command} must be refused for {refused.Reason}, was answered {answer}");
            TakeVersion(command, answer);
            command.Take(answer);
            _acknowledged = command.Effect(_acknowledged);
            Remember(command, answer);
            _pending = null;
            tally.OnAcknowledged(kind);
        }
        catch (RpcException exception) when (Refused.Of(exception) is { } refused)
        {
            if (refused.AsksToTryAgain)
            {
                await Pacing.AfterRefusal();
                return;
            }
            if (refused == command.Refused)
                tally.OnRefused();
            else
                Report($"{command} was refused for {refused}: {exception.Status.Detail}; must {(command.Refused is { } must ? $"be for {must}" : "be taken")}");
            _pending = null;
        }
    }

    /// <summary>Each command has a record of its own, later than those before.</summary>
    private void TakeVersion(Command command, IMessage answer)
    {
        if (answer.Descriptor.FindFieldByName(VersionField) is not { } field)
            return;
        var version = (long)field.Accessor.GetValue(answer);
        if (version <= _version)
            Report($"{command} is record {version}, an earlier one is {_version}");
        _version = version;
    }

    private async Task RepeatAsync(ChannelBase channel, Command command, IMessage first)
    {
        try
        {
            var answer = await command.SendAsync(channel);
            if (!answer.Equals(first))
                Report($"{command} again is answered {answer}, must be {first}");
            tally.OnRepeated();
        }
        catch (RpcException exception) when (Refused.Of(exception) is { AsksToTryAgain: false } refused)
        {
            Report($"{command} again was refused for {refused}: {exception.Status.Detail}");
        }
        catch (RpcException exception) when (Refused.Of(exception) is not null)
        {
            await Pacing.AfterRefusal();
        }
    }

    private async Task AlterAsync(ChannelBase channel, Command command)
    {
        if (!command.MayBeAltered)
            return;
        try
        {
            await command.SendAlteredAsync(channel);
            Report($"{command} with other content was taken");
        }
        catch (RpcException exception) when (Refused.Of(exception) is { } refused)
        {
            if (refused == Refused.Reused)
                tally.OnAltered();
            else if (refused.AsksToTryAgain)
                await Pacing.AfterRefusal();
            else
                Report($"{command} with other content was refused for {refused}: {exception.Status.Detail}");
        }
    }

    private void Remember(Command command, IMessage answer)
    {
        if (_remembered.Count == MaxRemembered)
            _remembered.RemoveAt(0);
        _remembered.Add((command, answer));
    }

    private void Report(string text) => findings.Add(FindingKind.Answer, $"{script.Subject}: {text}");
}
