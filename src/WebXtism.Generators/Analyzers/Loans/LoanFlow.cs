using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace WebXtism.Generators.Analyzers.Loans;

/// <summary>Follows loans along all ways through one method, until nothing new comes.</summary>
internal sealed class LoanFlow
{
    private readonly ControlFlowGraph _graph;
    private readonly Dictionary<int, LoanState> _entries = [];
    private readonly Queue<BasicBlock> _pending = new();

    private LoanFlow(ControlFlowGraph graph) => _graph = graph;

    /// <summary>Finds the uses of what may have been taken back.</summary>
    public static IEnumerable<(IOperation Use, Loan Loan)> Find(ControlFlowGraph graph, CancellationToken cancellationToken)
    {
        var flow = new LoanFlow(graph);
        flow.Enter(graph.Blocks[0], LoanState.Empty);
        while (flow._pending.Count > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            flow.Follow(flow._pending.Dequeue());
        }

        return graph.Blocks.Where(block => flow._entries.ContainsKey(block.Ordinal)).SelectMany(block => flow.Walk(block).Stale);
    }

    private LoanWalk Walk(BasicBlock block) => LoanWalk.Through(_graph, block, _entries[block.Ordinal]);

    private void Follow(BasicBlock block)
    {
        LoanState before = _entries[block.Ordinal];
        LoanState after = Walk(block).State;
        foreach (ControlFlowBranch? branch in new[] { block.FallThroughSuccessor, block.ConditionalSuccessor })
        {
            if (branch is null)
            {
                continue;
            }

            if (branch.Destination is { } next)
            {
                Enter(next, after);
            }

            foreach (ControlFlowRegion left in branch.FinallyRegions)
            {
                Enter(_graph.Blocks[left.FirstBlockOrdinal], after);
            }
        }

        // An exception may come from anywhere in a try.
        for (ControlFlowRegion? region = block.EnclosingRegion; region is not null; region = region.EnclosingRegion)
        {
            if (region is { Kind: ControlFlowRegionKind.Try, EnclosingRegion: { } whole })
            {
                foreach (ControlFlowRegion handler in whole.NestedRegions.Where(nested => nested != region))
                {
                    Enter(_graph.Blocks[handler.FirstBlockOrdinal], before.Join(after));
                }
            }
        }
    }

    private void Enter(BasicBlock block, LoanState state)
    {
        bool isKnown = _entries.TryGetValue(block.Ordinal, out LoanState known);
        if (!isKnown || !known.Includes(state))
        {
            _entries[block.Ordinal] = isKnown ? known.Join(state) : state;
            _pending.Enqueue(block);
        }
    }
}
