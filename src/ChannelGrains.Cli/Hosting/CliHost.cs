using System.CommandLine;
using System.CommandLine.Help;
using ChannelGrains.Cli.Output;
using ChannelGrains.Client;
using Grpc.Core;
using Spectre.Console;

namespace ChannelGrains.Cli.Hosting;

/// <summary>What the verbs run in: where output goes, the environment, the clock.</summary>
internal sealed class CliHost
{
    // Wide enough for every table: wrapped cells are hard on grep.
    private const int PipeWidth = 200;

    private readonly GlobalOptions _globals;
    private readonly Dictionary<Command, string> _endings = [];

    public CliHost(TextWriter output, TextWriter error, bool isTerminal, Func<string, string?> environment, TimeProvider clock)
    {
        Output = new SafeLines(output);
        Error = new SafeLines(error);
        IsTerminal = isTerminal;
        Clock = clock;
        _globals = new GlobalOptions(environment);
        Console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(output),
            Ansi = isTerminal ? AnsiSupport.Detect : AnsiSupport.No,
            Interactive = isTerminal ? InteractionSupport.Detect : InteractionSupport.No,
            ColorSystem = isTerminal ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
        });
        if (!isTerminal)
            Console.Profile.Width = PipeWidth;
    }

    public TextWriter Output { get; }

    public TextWriter Error { get; }

    public IAnsiConsole Console { get; }

    public bool IsTerminal { get; }

    public TimeProvider Clock { get; }

    /// <summary>Gives the root command the options of every verb, and help that ends with examples.</summary>
    public void Complete(RootCommand root, string example)
    {
        _endings.Add(root, Ending(example, ExitCode.Help));
        foreach (var option in root.Options.OfType<HelpOption>())
            option.Action = new TeachingHelp((HelpAction)option.Action!, _endings);

        root.Options.Add(_globals.Server);
        root.Options.Add(_globals.ApiKey);
        root.Options.Add(_globals.Json);
    }

    /// <summary>Makes a verb.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="description">What it does, a sentence.</param>
    /// <param name="example">How to call it, behind <c>channelctl</c>.</param>
    /// <param name="symbols">Its arguments and options.</param>
    /// <param name="run">Runs it and gives the exit code; errors of the server are reported by the host.</param>
    /// <param name="explanation">What else help should say; null for nothing.</param>
    /// <returns>The verb.</returns>
    public Command Verb(
        string name,
        string description,
        string example,
        IEnumerable<Symbol> symbols,
        Func<Session, CancellationToken, Task<int>> run,
        string? explanation = null)
    {
        var verb = new Command(name, description);
        _endings.Add(verb, Ending(example, explanation));
        foreach (var symbol in symbols)
        {
            if (symbol is Argument argument)
                verb.Arguments.Add(argument);
            else
                verb.Options.Add((Option)symbol);

            NumberOptions.ReadExactly(symbol);
        }

        verb.SetAction((arguments, cancellationToken) => RunAsync(arguments, run, cancellationToken));
        return verb;
    }

    private static string Ending(string example, string? explanation) =>
        $"Example:\n  channelctl {example}\n{(explanation is null ? "" : $"\n{explanation}\n")}";

    private async Task<int> RunAsync(
        ParseResult arguments, Func<Session, CancellationToken, Task<int>> run, CancellationToken cancellationToken)
    {
        using var session = new Session(this, _globals, arguments);
        try
        {
            return await run(session, cancellationToken);
        }
        catch (RpcException exception) when (!cancellationToken.IsCancellationRequested)
        {
            return ErrorReport.Write(session, ServerError.From(exception));
        }
        catch (UsageException exception)
        {
            await Error.WriteLineAsync($"error: {exception.Message}");
            return ExitCode.Usage;
        }
        catch (Exception exception) when (exception is OperationCanceledException or RpcException && cancellationToken.IsCancellationRequested)
        {
            await Error.WriteLineAsync("Interrupted.");
            return ExitCode.Refused;
        }
        catch (Exception exception)
        {
            // Nobody above could do more than print the stack, which tells an operator nothing.
            await Error.WriteLineAsync($"error: channelctl failed: {exception.GetType().Name}: {exception.Message} Report it, with the command.");
            return ExitCode.Failed;
        }
    }
}
